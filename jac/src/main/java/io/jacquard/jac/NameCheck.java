package io.jacquard.jac;

import io.jacquard.jac.resolve.ir.ModuleIr;
import io.jacquard.jac.resolve.scope.NameUses;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.tree.Module;
import io.jacquard.jac.syntax.tree.Stmt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Warns of names that no scope, import, builtin or other module of the program can provide, and of
 * imports of names that a module does not have. Where a program can bind names that its text does
 * not show, it says nothing.
 */
final class NameCheck {
  private final ModuleFiles files;
  private final Set<String> builtins;
  private final Map<Path, NameUses> modules = new LinkedHashMap<>();
  private final Set<String> injected = new HashSet<>();
  private final Set<Path> partial = new HashSet<>();
  private boolean anythingMayBeSet;

  NameCheck(ModuleFiles files, Set<String> builtins) {
    this.files = files;
    this.builtins = builtins;
  }

  /** The names of a module that was resolved. */
  NameUses module(Path file) {
    return modules.computeIfAbsent(file, _ -> new NameUses());
  }

  /** The names of what could be read of a module with syntax errors. */
  NameUses partOf(Path file) {
    partial.add(file);
    return module(file);
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
      if (uses != null && partial.contains(module.file())) {
        namesReadOnly(module, uses, found);
      } else if (uses != null && !anythingMayBeSet) {
        unknownImports(module, found);
        unknownNames(module.file(), uses, found);
        unboundNames(module.file(), uses, found);
        unknownMembers(module.file(), uses, found);
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
        into.add(withHint(warning, NameHints.unknown(use, globals, builtins)));
      }
    }
  }

  /**
   * What could not be read may bind any name that it mentions: only names that the text mentions
   * nowhere but where they are read are certainly unknown.
   */
  private void namesReadOnly(LoadedModule module, NameUses uses, List<Diagnostic> into) {
    if (anythingMayBeSet || uses.dynamic() || !uses.includes().isEmpty()) {
      return;
    }
    Map<String, List<NameUses.Use>> reads =
        uses.uses().stream().collect(Collectors.groupingBy(NameUses.Use::name));
    for (NameUses.Use use : uses.uses()) {
      String name = use.name();
      long places =
          reads.getOrDefault(name, List.of()).stream().map(NameUses.Use::span).distinct().count();
      if (!uses.bound().contains(name)
          && !injected.contains(name)
          && !builtins.contains(name)
          && !isSpecial(name)
          && mentions(module, name) == places) {
        String message = "name '" + name + "' is not defined";
        Diagnostic warning = Diagnostic.warning("unknown-name", message, use.source(), use.span());
        into.add(withHint(warning, NameHints.unknown(use, uses.bound(), builtins)));
      }
    }
  }

  private static long mentions(LoadedModule module, String name) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    return module.parts().stream()
        .mapToLong(part -> word.matcher(part.source().text()).results().count())
        .sum();
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
      into.add(withHint(warning, NameHints.unbound(use, globals, others)));
    }
  }

  private void unknownMembers(Path file, NameUses uses, List<Diagnostic> into) {
    for (NameUses.Member member : uses.members()) {
      String path = uses.moduleOf(member);
      String name = member.name();
      Set<String> offered = offered(file, 0, path).orElse(null);
      if (offered == null
          || offered.contains(name)
          || injected.contains(name)
          || isSpecial(name)
          || isModule(file, 0, path + "." + name)) {
        continue;
      }
      String message = "module '" + path + "' has no attribute '" + name + "'";
      Diagnostic warning =
          Diagnostic.warning("unknown-attribute", message, member.source(), member.span());
      String base = member.base();
      into.add(withHint(warning, NameHints.member(base, path, name, offered)));
    }
  }

  private static boolean isSpecial(String name) {
    return name.startsWith("__") && name.endsWith("__");
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
    into.add(withHint(warning, NameHints.didYouMean(name, offered)));
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
    return dots == 0 ? LibraryModules.names(path) : Optional.empty();
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
        || partial.contains(file)
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
        Optional<Set<String>> names = LibraryModules.names(included.path());
        if (names.isEmpty()) {
          return false;
        }
        into.addAll(names.get());
      }
    }
    return true;
  }
}
