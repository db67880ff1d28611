package io.jacquard.jac.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.sort.Sorting;
import io.jacquard.jac.runtime.function.NativeFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sorting by numbers agrees with a plain stable sort, whatever their range. */
class SortingTest {
  private static final Object FIRST =
      NativeFunction.of("first", "(pair)", args -> ((PyTuple) args[0]).get(0));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 10, 1 << 20, 1L << 52, 1L << 60, Long.MAX_VALUE})
  void keepsTheOrderOfEqualKeys(long range) {
    SplittableRandom random = new SplittableRandom(range);
    List<Object> pairs = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      pairs.add(PyTuple.of(random.nextLong(-range, range), (long) i));
    }

    for (boolean reverse : new boolean[] {false, true}) {
      Comparator<Object> order = Comparator.comparing(pair -> (Long) ((PyTuple) pair).get(0));
      Object[] expected = pairs.toArray();
      Arrays.sort(expected, reverse ? order.reversed() : order);

      PyList sorted = Sorting.sorted(PyList.of(pairs.toArray()), FIRST, reverse);

      assertThat(Iteration.toArray(sorted)).containsExactly(expected);
    }
  }

  @Test
  void sortsTheWholeRangeOfInts() {
    PyList sorted =
        Sorting.sorted(PyList.of(0L, Long.MAX_VALUE, Long.MIN_VALUE, -1L, 1L), None.NONE, false);

    assertThat(Iteration.toArray(sorted))
        .containsExactly(Long.MIN_VALUE, -1L, 0L, 1L, Long.MAX_VALUE);
  }

  @Test
  void sortsFloatsWithBothZerosAlike() {
    PyList sorted =
        Sorting.sorted(
            PyList.of(1.5, 0.0, -0.0, Double.NEGATIVE_INFINITY, -2.5, 1e300), None.NONE, false);

    assertThat(Iteration.toArray(sorted))
        .containsExactly(Double.NEGATIVE_INFINITY, -2.5, 0.0, -0.0, 1.5, 1e300);
  }

  @Test
  void sortsNothingAndOne() {
    assertThat(Iteration.toArray(Sorting.sorted(new PyList(), None.NONE, true))).isEmpty();
    assertThat(Iteration.toArray(Sorting.sorted(PyList.of(3L), None.NONE, false)))
        .containsExactly(3L);
  }
}
