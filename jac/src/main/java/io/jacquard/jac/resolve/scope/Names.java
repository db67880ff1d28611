package io.jacquard.jac.resolve.scope;

import org.jspecify.annotations.Nullable;

/** The names that Jac writes differently from the runtime. */
public final class Names {
  private Names() {}

  /** {@code init} and {@code postinit} as methods and attributes. */
  public static String method(String name) {
    return switch (name) {
      case "init" -> "__init__";
      case "postinit" -> "__post_init__";
      default -> name;
    };
  }

  /** The name as {@code owner}, a class around it, keeps it: {@code __x} is {@code _A__x}. */
  static String mangled(@Nullable String owner, String name) {
    if (owner == null || !name.startsWith("__") || name.endsWith("__") || name.contains(".")) {
      return name;
    }
    int bare = 0;
    while (bare < owner.length() && owner.charAt(bare) == '_') {
      bare++;
    }
    return bare == owner.length() ? name : "_" + owner.substring(bare) + name;
  }
}
