package io.jacquard.jac.runtime.container;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.jac.osp.graph.MemoryGraph;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.range.PyRange;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.format.Formatting;
import io.jacquard.jac.runtime.text.format.PercentFormat;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SizesTest {
  private static final long HUGE = 300_000L;

  static Stream<Supplier<Object>> explosions() {
    return Stream.of(
        () -> Ops.multiply("ab", HUGE),
        () -> Ops.multiply(PyList.of(1L), HUGE),
        () -> Ops.multiply(PyTuple.of(1L), HUGE),
        () -> Ops.callMethod("a", "ljust", new Object[] {HUGE}, new String[0]),
        () -> Ops.callMethod("a", "center", new Object[] {HUGE}, new String[0]),
        () -> Ops.callMethod("a", "zfill", new Object[] {HUGE}, new String[0]),
        () -> Ops.callMethod("\t", "expandtabs", new Object[] {HUGE}, new String[0]),
        () -> Formatting.format("a", ">300000"),
        () -> Formatting.format(1L, "0300000"),
        () -> Formatting.format(1.0, ".300000f"),
        () -> PercentFormat.format("%300000d", 1L),
        () -> PercentFormat.format("%.300000f", 1.0),
        () ->
            Ops.callMethod(
                "a".repeat(1000), "replace", new Object[] {"", "b".repeat(1000)}, new String[0]),
        () ->
            Ops.callMethod(",".repeat(400), "join", new Object[] {"x".repeat(1000)}, new String[0]),
        () -> Ops.callMethod(1L, "to_bytes", new Object[] {HUGE}, new String[0]),
        () -> PyList.from(new PyRange(0, HUGE, 1)),
        () -> PySet.from(new PyRange(0, HUGE, 1)),
        SizesTest::dictOfMany,
        SizesTest::nested);
  }

  private static Object dictOfMany() {
    PyDict dict = new PyDict();
    for (long i = 0; i < HUGE; i++) {
      dict.put(i, i);
    }
    return dict;
  }

  private static Object nested() {
    Object list = PyList.of("x");
    for (int i = 0; i < 30; i++) {
      list = PyList.of(list, list);
    }
    return Ops.repr(list);
  }

  @ParameterizedTest
  @MethodSource("explosions")
  void refusesAValueBeyondTheBudget(Supplier<Object> explosion) {
    Budget budget =
        new Budget(new Budget.Limits(Long.MAX_VALUE, 1000, 60_000, 100_000), System.nanoTime());
    Execution execution = new Execution(new MemoryGraph(), budget, _ -> {});

    assertThatThrownBy(() -> execution.run(explosion::get))
        .isInstanceOfSatisfying(
            JacError.class,
            error ->
                org.assertj.core.api.Assertions.assertThat(error.exception().type().name())
                    .isEqualTo("MemoryError"));
  }
}
