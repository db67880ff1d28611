package io.jacquard.jac;

import io.jacquard.jac.resolve.scope.NameUses;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.source.Similarity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the author of a program with a wrong name probably meant. */
final class NameHints {
  /** Modules whose names are often used without the import. */
  private static final List<String> OFTEN_FORGOTTEN =
      List.of(
          "typing", "datetime", "collections", "dataclasses", "enum", "functools", "time", "uuid");

  private static final String MEMBER = "a member of the class is written self.";

  private NameHints() {}

  /** For a name that nothing binds. */
  static @Nullable String unknown(NameUses.Use use, Set<String> globals, Set<String> builtins) {
    String name = use.name();
    if (use.namesMember()) {
      return MEMBER + name;
    }
    if (LibraryModules.exists(name)) {
      return "add 'import " + name + ";'";
    }
    for (String module : OFTEN_FORGOTTEN) {
      if (LibraryModules.names(module).map(names -> names.contains(name)).orElse(false)) {
        return "add 'import from " + module + " { " + name + " }'";
      }
    }
    Set<String> candidates = new LinkedHashSet<>(use.visible());
    candidates.addAll(globals);
    candidates.addAll(builtins);
    return didYouMean(name, candidates);
  }

  /** For a variable of a function that is changed and bound nowhere in it. */
  static @Nullable String unbound(NameUses.Use use, Set<String> globals, Set<String> others) {
    String name = use.name();
    if (use.namesMember()) {
      return MEMBER + name;
    }
    return globals.contains(name)
        ? "declare it with 'global " + name + ";' to change that of the module"
        : didYouMean(name, others);
  }

  /** For an attribute that a module has not. */
  static @Nullable String member(String base, String path, String name, Set<String> offered) {
    PyModule built = LibraryModules.built(path);
    boolean ofClass =
        built != null && built.get(path) instanceof PyType type && type.lookup(name) != null;
    return ofClass
        ? "did you mean '" + base + "." + path + "." + name + "'?"
        : didYouMean(name, offered);
  }

  static @Nullable String didYouMean(String name, Set<String> candidates) {
    return Similarity.nearest(name, candidates)
        .map(nearest -> "did you mean '" + nearest + "'?")
        .orElse(null);
  }
}
