package io.jacquard.jac.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PyDictTest {

  @Nested
  class Keys {
    @Test
    void takesEqualNumbersForOneKey() {
      PyDict dict = new PyDict();

      dict.put(1L, "a");
      dict.put(1.0, "b");
      dict.put(true, "c");

      assertThat(dict.repr()).isEqualTo("{1: 'c'}");
    }

    @Test
    void refusesWhatCannotBeHashed() {
      assertThatThrownBy(() -> new PyDict().put(new PyList(), 1L))
          .isInstanceOf(JacError.class)
          .hasMessage("unhashable type: 'list'");
    }

    @Test
    void staysFastWhenTextsAreChosenToCollide() {
      List<String> colliding = colliding(14);

      PyDict dict = new PyDict();
      long begun = System.nanoTime();
      colliding.forEach(text -> dict.put(text, 1L));
      long millis = (System.nanoTime() - begun) / 1_000_000;

      assertThat(colliding).allMatch(text -> text.hashCode() == colliding.getFirst().hashCode());
      assertThat(dict.size()).isEqualTo(colliding.size());
      assertThat(colliding).allMatch(dict::containsKey);
      assertThat(millis).isLessThan(2_000);
    }

    /** All texts of that many pairs of "Aa" and "BB", which have one hash in Java. */
    private static List<String> colliding(int pairs) {
      List<String> texts = List.of("");
      for (int i = 0; i < pairs; i++) {
        List<String> longer = new ArrayList<>();
        for (String text : texts) {
          longer.add(text + "Aa");
          longer.add(text + "BB");
        }
        texts = longer;
      }
      return texts;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void behavesAsALinkedMapUnderAnyHistory(int seed) {
    Random random = new Random(seed);
    Map<Object, Object> model = new LinkedHashMap<>();
    PyDict dict = new PyDict();

    for (int step = 0; step < 20_000; step++) {
      Object key = key(random);
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> {
          model.put(key, (long) step);
          dict.put(key, (long) step);
        }
        case 4, 5, 6 -> assertThat(dict.remove(key)).isEqualTo(model.remove(key));
        case 7 -> assertThat(dict.get(key)).isEqualTo(model.get(key));
        case 8 -> removeLast(dict, model);
        default -> {
          if (random.nextInt(2_000) == 0) {
            model.clear();
            dict.clear();
          }
        }
      }
      assertThat(dict.size()).isEqualTo(model.size());
    }

    List<Object> seen = new ArrayList<>();
    dict.forEach((key, value) -> seen.add(key + "=" + value));
    assertThat(seen)
        .isEqualTo(model.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    assertThat(PyDict.copyOf(model).equalTo(dict.copy())).isTrue();
  }

  private static Object key(Random random) {
    int number = random.nextInt(200);
    return random.nextBoolean() ? (Object) (long) number : "key" + number;
  }

  private static void removeLast(PyDict dict, Map<Object, Object> model) {
    PyTuple removed = dict.removeLast();
    if (model.isEmpty()) {
      assertThat(removed).isNull();
      return;
    }
    Object last = model.keySet().toArray()[model.size() - 1];
    Object value = Objects.requireNonNull(model.remove(last));
    assertThat(Ops.eq(PyTuple.of(last, value), Objects.requireNonNull(removed))).isTrue();
  }

  @Test
  void findsOutThatItChangedUnderAnIterator() {
    PyDict dict = new PyDict();
    dict.put("a", 1L);
    var keys = dict.iterator();

    dict.put("b", 2L);

    assertThatThrownBy(keys::next)
        .isInstanceOf(JacError.class)
        .hasMessage("dictionary changed size during iteration");
  }

  @Test
  void poppingFromTheEndDoesNotSlowDown() {
    PyDict dict = new PyDict();
    for (long i = 0; i < 100_000; i++) {
      dict.put(i, i);
    }

    long begun = System.nanoTime();
    while (dict.removeLast() != null) {
      // each removal must find the end at once
    }

    assertThat(dict.size()).isZero();
    assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(2_000);
  }
}
