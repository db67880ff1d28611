package io.jacquard.jac.resolve;

/** The names that Jac writes differently from the runtime. */
final class Names {
  private Names() {}

  /** {@code init} and {@code postinit} as methods and attributes. */
  static String method(String name) {
    return switch (name) {
      case "init" -> "__init__";
      case "postinit" -> "__post_init__";
      default -> name;
    };
  }
}
