package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.container.dict.PyDict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Arguments as {@code f(*args, **kwargs)} has them. */
public final class Unpacked {
  private Unpacked() {}

  /**
   * Passes them on.
   *
   * @param to takes the values, those of keywords last, and the keywords, as a {@link PyCallable}
   */
  public static Object pass(
      List<Object> positional, PyDict named, BiFunction<Object[], String[], Object> to) {
    List<Object> values = new ArrayList<>(positional);
    List<String> keywords = new ArrayList<>();
    named.forEach((name, value) -> {
      keywords.add((String) name);
      values.add(value);
    });
    return to.apply(values.toArray(), keywords.toArray(String[]::new));
  }
}
