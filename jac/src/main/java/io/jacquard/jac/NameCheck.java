package io.jacquard.jac;

import io.jacquard.jac.resolve.ModuleIr;
import io.jacquard.jac.resolve.NameUses;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Similarity;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.Module;
import io.jacquard.jac.syntax.Stmt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Warns of names that no scope, import, builtin or other module of the program can provide, and of
 * imports of names that a module does not have. Where a program can bind names that its text does
 * not show, it says nothing.
 */
final class NameCheck {
  /** Modules whose names are often used without the import. */
  private static final List<String> OFTEN_FORGOTTEN =
      List.of(
          "typing", "datetime", "collections", "dataclasses", "enum", "functools", "time", "uuid");

  private static final String MEMBER = "a member of the class is written self.";

  private final ModuleFiles files;
  private final Set<String> builtins;
  private final Map<Path, NameUses> modules = new LinkedHashMap<>();
  private final Set<String> injected = new HashSet<>();
  private boolean anythingMayBeSet;

  NameCheck(ModuleFiles files, Set<String> builtins) {
    this.files = files;
    this.builtins = builtins;
  }

  /** The names of a module that was resolved. */
  NameUses module(Path file) {
    return modules.computeIfAbsent(file, _ -> new NameUses());
  }

  /**
   * What is wrong with the names of the modules.
   *
   * @param loaded all files of the program, those that could not be parsed as well
   */
  List<Diagnostic> warnings(Iterable<LoadedModule> loaded) {
    modules.values().forEach(this::noteStores);
    List<Diagnostic> found = new ArrayList<>();
    for (LoadedModule module : loaded) {
      NameUses uses = modules.get(module.file());
      if (uses != null && !anythingMayBeSet) {
        unknownImports(module, found);
        unknownNames(module.file(), uses, found);
        unboundNames(module.file(), uses, found);
      }
    }
    return found;
  }

  /** Modules may set each other's globals, and the builtins. */
  private void noteStores(NameUses uses) {
    for (NameUses.Stored store : uses.stored()) {
      if (!uses.imports().contains(store.base())) {
        continue;
      }
      if (store.attribute() == null) {
        anythingMayBeSet = true;
      } else {
        injected.add(store.attribute());
      }
    }
  }

  private void unknownNames(Path file, NameUses uses, List<Diagnostic> into) {
    Set<String> globals = globals(file).orElse(null);
    if (globals == null) {
      return;
    }
    for (NameUses.Use use : uses.uses()) {
      String name = use.name();
      if (!globals.contains(name) && !builtins.contains(name) && !isSpecial(name)) {
        String message = "name '" + name + "' is not defined";
        Diagnostic warning = Diagnostic.warning("unknown-name", message, use.source(), use.span());
        into.add(withHint(warning, hint(use, globals)));
      }
    }
  }

  private void unboundNames(Path file, NameUses uses, List<Diagnostic> into) {
    for (NameUses.Use use : uses.unbound()) {
      String name = use.name();
      String message = "local variable '" + name + "' is changed here and bound nowhere before";
      Diagnostic warning =
          Diagnostic.warning("unbound-variable", message, use.source(), use.span());
      Set<String> globals = globals(file).orElse(Set.of());
      Set<String> others = new LinkedHashSet<>(use.visible());
      others.remove(name);
      into.add(withHint(warning, unboundHint(use, globals, others)));
    }
  }

  private static @Nullable String unboundHint(
      NameUses.Use use, Set<String> globals, Set<String> others) {
    String name = use.name();
    if (use.namesMember()) {
      return MEMBER + name;
    }
    return globals.contains(name)
        ? "declare it with 'global " + name + ";' to change that of the module"
        : didYouMean(name, others);
  }

  private static boolean isSpecial(String name) {
    return name.startsWith("__") && name.endsWith("__");
  }

  private @Nullable String hint(NameUses.Use use, Set<String> globals) {
    String name = use.name();
    if (use.namesMember()) {
      return MEMBER + name;
    }
    if (LibraryModules.exists(name)) {
      return "add 'import " + name + ";'";
    }
    for (String module : OFTEN_FORGOTTEN) {
      if (names(module).map(names -> names.contains(name)).orElse(false)) {
        return "add 'import from " + module + " { " + name + " }'";
      }
    }
    Set<String> candidates = new LinkedHashSet<>(use.visible());
    candidates.addAll(globals);
    candidates.addAll(builtins);
    return didYouMean(name, candidates);
  }

  private static @Nullable String didYouMean(String name, Set<String> candidates) {
    return Similarity.nearest(name, candidates)
        .map(nearest -> "did you mean '" + nearest + "'?")
        .orElse(null);
  }

  private static Diagnostic withHint(Diagnostic warning, @Nullable String hint) {
    return hint == null ? warning : warning.withHint(hint);
  }

  /** Only imports at the top: one inside a block may be meant to fail. */
  private void unknownImports(LoadedModule module, List<Diagnostic> into) {
    for (Module part : module.parts()) {
      for (Stmt statement : part.body()) {
        if (statement instanceof Stmt.ImportFrom from) {
          from.names()
              .forEach(name -> unknownImport(module.file(), part.source(), from, name, into));
        }
      }
    }
  }

  private void unknownImport(
      Path importer,
      Source source,
      Stmt.ImportFrom from,
      Stmt.ImportedName imported,
      List<Diagnostic> into) {
    String name = imported.name();
    Set<String> offered = offered(importer, from.dots(), from.module()).orElse(null);
    if (offered == null
        || name.equals("*")
        || offered.contains(name)
        || isModule(importer, from.dots(), ModuleLoader.join(from.module(), name))) {
      return;
    }
    Span span = imported.span();
    String message = "cannot import name '" + name + "' from '" + from.module() + "'";
    Diagnostic warning = Diagnostic.warning("unknown-import", message, source, span);
    into.add(withHint(warning, didYouMean(name, offered)));
  }

  private boolean isModule(Path importer, int dots, String path) {
    return files.find(importer, dots, path).isPresent()
        || files.folder(importer, dots, path).isPresent()
        || (dots == 0 && LibraryModules.exists(path));
  }

  /** The names that a module has for others; nothing when they cannot be told. */
  private Optional<Set<String>> offered(Path importer, int dots, String path) {
    Optional<Path> file = files.find(importer, dots, path);
    if (file.isPresent()) {
      return globals(file.get());
    }
    return dots == 0 ? names(path) : Optional.empty();
  }

  /** The globals of a module of the program; nothing when they cannot be told. */
  private Optional<Set<String>> globals(Path file) {
    Set<String> names = new LinkedHashSet<>();
    boolean complete = gather(file, new HashSet<>(), names);
    names.addAll(injected);
    return complete ? Optional.of(names) : Optional.empty();
  }

  private boolean gather(Path file, Set<Path> seen, Set<String> into) {
    if (!seen.add(file)) {
      return true;
    }
    NameUses uses = modules.get(file);
    if (uses == null
        || uses.dynamic()
        || file.toString().endsWith(".cl.jac")
        || file.toString().endsWith(".na.jac")) {
      return false;
    }
    into.addAll(uses.bound());
    for (ModuleIr.ImportRef included : uses.includes()) {
      Optional<Path> own = files.find(file, included.dots(), included.path());
      if (own.isPresent()) {
        if (!gather(own.get(), seen, into)) {
          return false;
        }
      } else {
        Optional<Set<String>> names = names(included.path());
        if (names.isEmpty()) {
          return false;
        }
        into.addAll(names.get());
      }
    }
    return true;
  }

  /** The names of a module of the language; nothing for those that are found by running them. */
  private static Optional<Set<String>> names(String module) {
    PyModule built = LibraryModules.built(module);
    return built == null ? Optional.empty() : Optional.of(built.globals().keySet());
  }
}
