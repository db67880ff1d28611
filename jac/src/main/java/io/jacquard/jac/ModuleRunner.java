package io.jacquard.jac;

import io.jacquard.jac.eval.ModuleImporter;
import io.jacquard.jac.eval.TestCase;
import io.jacquard.jac.resolve.ir.ModuleIr;
import io.jacquard.jac.runtime.execution.Modules;
import io.jacquard.jac.runtime.execution.PyModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs the modules of a program, each once, at its first import. Lives as long as the program does,
 * because functions may import when they are called.
 */
final class ModuleRunner implements Modules {
  private static final Pattern IDENTIFIERS = Pattern.compile("\\w+(\\.\\w+)*");

  private final Map<Path, LoadedModule> modules;
  private final LoadedModule entry;
  private final ModuleFiles files;
  private final Map<String, Object> builtins;
  private final JavaPackages java;
  private final Map<Path, PyModule> packages = new ConcurrentHashMap<>();
  private final List<TestCase> tests = new ArrayList<>();

  ModuleRunner(
      Map<Path, LoadedModule> modules,
      ModuleFiles files,
      Map<String, Object> builtins,
      JavaPackages java) {
    this.modules = modules;
    this.entry = modules.values().iterator().next();
    this.files = files;
    this.builtins = builtins;
    this.java = java;
  }

  /** Runs a module's body unless that has begun already. */
  PyModule run(LoadedModule loaded) {
    synchronized (this) {
      if (!loaded.start()) {
        return loaded.module();
      }
    }
    ModuleImporter importer = (dots, path) -> find(loaded, dots, path);
    boolean finished = false;
    try {
      tests.addAll(loaded.code().run(loaded.module(), builtins, importer));
      finished = true;
    } finally {
      if (!finished) {
        synchronized (this) {
          loaded.failed();
        }
      }
    }
    return loaded.module();
  }

  /** The tests of all modules that have run, in that order. */
  List<TestCase> tests() {
    return List.copyOf(tests);
  }

  /** As an import in the entry module finds it; files that no import names are not read. */
  @Override
  public @Nullable PyModule find(String name) {
    return IDENTIFIERS.matcher(name).matches() ? find(entry, 0, name) : null;
  }

  @Override
  public Map<String, PyModule> started() {
    Map<String, PyModule> started = new LinkedHashMap<>(LibraryModules.started());
    synchronized (this) {
      for (LoadedModule loaded : modules.values()) {
        if (loaded.started()) {
          started.put(name(loaded), loaded.module());
        }
      }
    }
    return started;
  }

  private String name(LoadedModule loaded) {
    return loaded.equals(entry) ? Program.MAIN : loaded.module().name();
  }

  /** A file of the program, else a module of the language, of Java, or a folder of files. */
  private @Nullable PyModule find(LoadedModule importer, int dots, String path) {
    LoadedModule own = files.find(importer.file(), dots, path).map(modules::get).orElse(null);
    if (own != null) {
      return run(own);
    }
    if (dots == 0) {
      PyModule library = LibraryModules.find(path);
      PyModule found =
          library != null ? library : java.find(path, importedNames(importer, dots, path));
      if (found != null) {
        return found;
      }
    }
    return files
        .folder(importer.file(), dots, path)
        .map(folder -> packages.computeIfAbsent(folder, _ -> new PyModule(path)))
        .orElse(null);
  }

  private static List<String> importedNames(LoadedModule importer, int dots, String path) {
    List<String> names = new ArrayList<>();
    for (ModuleIr.ImportRef reference : importer.code().imports()) {
      if (reference.dots() == dots && reference.path().equals(path)) {
        names.addAll(reference.names());
      }
    }
    return names;
  }
}
