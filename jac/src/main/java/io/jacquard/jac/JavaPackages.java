package io.jacquard.jac;

import io.jacquard.jac.java.JavaClass;
import io.jacquard.jac.runtime.execution.PyModule;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Java packages as modules: {@code import from java.util { UUID }}. */
final class JavaPackages {
  private final Predicate<String> allowed;

  JavaPackages(Predicate<String> allowed) {
    this.allowed = allowed;
  }

  /** Whether a dotted name can only mean a Java package. */
  static boolean isPackage(String path) {
    return path.startsWith("java.") || path.startsWith("javax.");
  }

  /** A module with those of the named classes that exist and may be used. */
  @Nullable PyModule find(String path, List<String> names) {
    if (names.isEmpty()) {
      return null;
    }
    PyModule module = new PyModule(path);
    boolean any = isPackage(path);
    for (String name : names) {
      String className = path + "." + name;
      if (allowed.test(className)) {
        Class<?> found = load(className);
        if (found != null) {
          module.set(name, new JavaClass(found));
          any = true;
        }
      }
    }
    return any ? module : null;
  }

  private static @Nullable Class<?> load(String name) {
    try {
      return Class.forName(name, false, JavaPackages.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
