package io.jacquard.jac;

import io.jacquard.jac.eval.ModuleCode;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.syntax.tree.Module;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One file of a program with its annexes, its code, and its module object once it has run. */
final class LoadedModule {
  private final Path file;
  private final Module main;
  private final List<Module> annexes;
  private final List<Path> annexFiles;
  private final PyModule module;
  private @Nullable ModuleCode code;
  private boolean started;

  LoadedModule(Path file, String name, Module main, List<Module> annexes, List<Path> annexFiles) {
    this.file = file;
    this.main = main;
    this.annexes = annexes;
    this.annexFiles = annexFiles;
    this.module = new PyModule(name);
  }

  Path file() {
    return file;
  }

  /** The file's own syntax tree and those of its annexes. */
  List<Module> parts() {
    List<Module> parts = new ArrayList<>(annexes);
    parts.addFirst(main);
    return parts;
  }

  /** The file and its annexes. */
  List<Path> files() {
    List<Path> files = new ArrayList<>(annexFiles);
    files.addFirst(file);
    return files;
  }

  PyModule module() {
    return module;
  }

  void code(ModuleCode lowered) {
    this.code = lowered;
  }

  ModuleCode code() {
    if (code == null) {
      throw new IllegalStateException(file + " was not lowered");
    }
    return code;
  }

  /** True for the first caller, who runs the body; a circular import gets what is there so far. */
  boolean start() {
    boolean first = !started;
    started = true;
    return first;
  }

  /** Whether its body has begun to run. */
  boolean started() {
    return started;
  }

  /** Its body failed; the next import runs it again. */
  void failed() {
    started = false;
  }
}
