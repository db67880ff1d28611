package io.jacquard.jac.runtime.function;

/** Anything that can be called. */
@FunctionalInterface
public interface PyCallable {
  String[] NO_KEYWORDS = {};

  /**
   * Calls with positional arguments first, then the values of the keyword arguments.
   *
   * @param args all values; the last {@code keywords.length} belong to the keywords, in order
   * @param keywords names of the keyword arguments, without repetition
   */
  Object call(Object[] args, String[] keywords);

  default Object call(Object... args) {
    return call(args, NO_KEYWORDS);
  }
}
