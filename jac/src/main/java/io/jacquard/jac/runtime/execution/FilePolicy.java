package io.jacquard.jac.runtime.execution;

import io.jacquard.jac.runtime.failure.Errors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Which part of the file system a program may touch: a few folders and what lies below them. */
public final class FilePolicy {
  /** The folder in which the process was started. */
  public static final FilePolicy WORKING_DIRECTORY = confinedTo(Path.of(""));

  private final List<Path> roots;
  private final List<Path> hidden;

  private FilePolicy(List<Path> roots, List<Path> hidden) {
    this.roots = roots;
    this.hidden = hidden;
  }

  /** The first folder is also where relative paths start. */
  public static FilePolicy confinedTo(Path... roots) {
    return new FilePolicy(Arrays.stream(roots).map(FilePolicy::folder).toList(), List.of());
  }

  /** The same policy without these folders, though they lie in an allowed one. */
  public FilePolicy hiding(List<Path> folders) {
    return new FilePolicy(roots, folders.stream().map(FilePolicy::folder).toList());
  }

  /** Everything the process itself may touch; for a program that its user runs by hand. */
  public static FilePolicy unconfined() {
    Path here = Path.of("").toAbsolutePath();
    return confinedTo(here, here.getRoot());
  }

  /** The folder that relative paths start from; {@code os.getcwd()}. */
  public Path home() {
    return roots.getFirst();
  }

  /** The file that a path names; PermissionError outside of the folders, links followed. */
  public Path resolve(String path) {
    if (path.indexOf('\0') >= 0) {
      throw Errors.valueError("embedded null byte");
    }
    Path absolute = home().resolve(path).normalize();
    if (!allows(absolute)) {
      throw Errors.make("PermissionError", 13L, "Permission denied", path);
    }
    return absolute;
  }

  /** Whether the file lies in one of the folders. */
  public boolean allows(Path absolute) {
    Path target = real(absolute);
    return roots.stream().anyMatch(target::startsWith)
        && hidden.stream().noneMatch(target::startsWith);
  }

  private static Path folder(Path path) {
    return real(path.toAbsolutePath().normalize());
  }

  /** The path with the links of its existing part followed. */
  private static Path real(Path path) {
    Path existing = path;
    while (existing != null) {
      try {
        return existing.toRealPath().resolve(existing.relativize(path)).normalize();
      } catch (IOException _) {
        existing = existing.getParent();
      }
    }
    return path;
  }
}
