package io.jacquard.jac;

import io.jacquard.jac.eval.ModuleCode;
import io.jacquard.jac.eval.lowering.Lowering;
import io.jacquard.jac.lib.Builtins;
import io.jacquard.jac.resolve.Resolver;
import io.jacquard.jac.resolve.ir.ModuleIr;
import io.jacquard.jac.resolve.scope.NameUses;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.syntax.ParseResult;
import io.jacquard.jac.syntax.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The modules of the standard library that are written in Jac. Each is read from beside this class
 * and run once, at its first import, and then shared by all programs like those written in Java.
 */
final class LibrarySources {
  private static final Map<String, PyModule> STARTED = new HashMap<>();

  private LibrarySources() {}

  static boolean exists(String name) {
    return file(name) != null;
  }

  private static @Nullable URL file(String name) {
    return LibrarySources.class.getResource("library/" + name + ".jac");
  }

  /**
   * The module of that name, or {@code null}; an import in a circle gets what is there so far. Runs
   * in the execution of whoever imports it first.
   */
  static @Nullable PyModule find(String name) {
    URL file = file(name);
    if (file == null) {
      return null;
    }
    synchronized (STARTED) {
      PyModule known = STARTED.get(name);
      return known == null ? start(name, file) : known;
    }
  }

  /** Those that have been imported so far, by name. */
  static Map<String, PyModule> started() {
    synchronized (STARTED) {
      return Map.copyOf(STARTED);
    }
  }

  /** The names that the module's text binds or includes, unless it makes some when it is asked. */
  static Optional<Set<String>> names(String name) {
    URL file = file(name);
    if (file == null) {
      return Optional.empty();
    }
    NameUses uses = new NameUses();
    ParseResult parsed = Parser.parse(new Source(name, text(file)));
    Resolver.resolve(parsed.module(), List.of(), new ArrayList<>(), uses);
    Set<String> names = new HashSet<>(uses.bound());
    for (ModuleIr.ImportRef included : uses.includes()) {
      PyModule built = LibraryModules.built(included.path());
      if (built == null) {
        return Optional.empty();
      }
      names.addAll(built.globals().keySet());
    }
    return names.contains("__getattr__") ? Optional.empty() : Optional.of(names);
  }

  private static PyModule start(String name, URL file) {
    PyModule module = new PyModule(name);
    STARTED.put(name, module);
    boolean finished = false;
    try {
      load(name, file).run(module, Builtins.namespace(), (_, path) -> LibraryModules.find(path));
      finished = true;
    } finally {
      if (!finished) {
        STARTED.remove(name);
      }
    }
    return module;
  }

  private static ModuleCode load(String name, URL file) {
    ParseResult parsed = Parser.parse(new Source(Source.LIBRARY + name + ".jac", text(file)));
    List<Diagnostic> problems = new ArrayList<>(parsed.diagnostics());
    ModuleCode code =
        problems.isEmpty() ? Lowering.lower(parsed.module(), List.of(), problems) : null;
    if (code == null) {
      throw new IllegalStateException(problems.getFirst().render());
    }
    return code;
  }

  private static String text(URL file) {
    try (InputStream in = file.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
