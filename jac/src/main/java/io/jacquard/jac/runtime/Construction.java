package io.jacquard.jac.runtime;

/** What calling a class does when the class does not construct by itself. */
final class Construction {
  private Construction() {}

  static Object construct(PyType type, Object[] args, String[] keywords) {
    throw new UnsupportedOperationException(type + " " + args.length + keywords.length);
  }
}
