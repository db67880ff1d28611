package io.jacquard.files.program;

import io.jacquard.files.LocalFileStore;
import io.jacquard.jac.lib.os.OsErrors;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.Execution;
import io.jacquard.jac.runtime.FileStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens the storage that a program asks for: inside the configured root where there is one, else
 * inside the folders that the program may touch.
 */
public final class ProgramFiles {
  private static final String DEFAULT_BASE = "./storage";

  private final Optional<Path> root;

  /** A program without a root of its own keeps its files beside itself. */
  public ProgramFiles(Optional<Path> root) {
    this.root = root;
  }

  /**
   * Opens a storage.
   *
   * @param basePath relative to the root; {@code null} for the root itself
   */
  public FileStorage open(@Nullable String basePath, boolean createFolders) {
    Path base = root.isPresent() ? inside(root.get(), basePath) : besideProgram(basePath);
    if (createFolders) {
      create(base);
    }
    String shown =
        root.map(Path::toString).filter(_ -> basePath == null).orElse(or(basePath, DEFAULT_BASE));
    return new StoredFiles(new LocalFileStore(base), Path.of(shown).normalize().toString());
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  private static Path inside(Path root, @Nullable String basePath) {
    Path top = root.toAbsolutePath().normalize();
    Path base = top.resolve(or(basePath, "")).normalize();
    if (!base.startsWith(top)) {
      throw Errors.make("PermissionError", 13L, "Permission denied", or(basePath, ""));
    }
    return base;
  }

  private static Path besideProgram(@Nullable String basePath) {
    return Execution.current().files().resolve(or(basePath, DEFAULT_BASE));
  }

  private static void create(Path base) {
    try {
      Files.createDirectories(base);
    } catch (IOException failure) {
      throw OsErrors.of(failure, String.valueOf(base.getFileName()));
    }
  }
}
