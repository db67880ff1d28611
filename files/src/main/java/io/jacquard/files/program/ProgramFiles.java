package io.jacquard.files.program;

import io.jacquard.files.LocalFileStore;
import io.jacquard.jac.lib.os.OsErrors;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.FileStorage;
import io.jacquard.jac.runtime.failure.Errors;
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
  private final Links links;

  /** Makes links by which others read a program's files. */
  public interface Links {
    /**
     * A link to a file.
     *
     * @param seconds for which it is good
     */
    String to(Path file, long seconds);
  }

  /** A program without a root of its own keeps its files beside itself. */
  public ProgramFiles(Optional<Path> root, Links links) {
    this.root = root;
    this.links = links;
  }

  /** The files of a program that nobody serves, so that there are no links to them. */
  public static ProgramFiles unserved(Optional<Path> root) {
    return new ProgramFiles(
        root,
        (_, _) -> {
          throw Errors.valueError("there are links to files only while the program is served");
        });
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
    String name = Path.of(shown).normalize().toString();
    return new StoredFiles(
        new LocalFileStore(base), name, (path, life) -> links.to(base.resolve(path), life));
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
