package io.jacquard.files.program;

import io.jacquard.files.FileAttributes;
import io.jacquard.files.FileMetadata;
import io.jacquard.files.FileStore;
import io.jacquard.files.IsDirectoryException;
import io.jacquard.files.SameFileException;
import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.lib.os.OsErrors;
import io.jacquard.jac.runtime.execution.FileStorage;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;

/**
 * One store of one program; its failures as the language has them.
 *
 * @param base the storage's own path, as the program wrote it
 * @param links to files of this store
 */
record StoredFiles(FileStore store, String base, Links links) implements FileStorage {

  /** A link to a file by its path in the store. */
  interface Links {
    String to(String path, long seconds);
  }

  /** An operation that may fail. */
  private interface Operation<T> {
    T run() throws IOException;
  }

  private <T> T attempt(String path, Operation<T> operation) {
    try {
      return operation.run();
    } catch (IllegalArgumentException refused) {
      throw Errors.valueError(String.valueOf(refused.getMessage()));
    } catch (IOException failure) {
      throw error(failure, path);
    }
  }

  private JacError error(IOException failure, String path) {
    return switch (failure) {
      case NoSuchFileException _ -> Errors.make("FileNotFoundError", "File not found: " + path);
      case IsDirectoryException _ ->
          Errors.make("IsADirectoryError", 21L, "Is a directory", joined(path));
      case SameFileException _ -> {
        String shown = "PosixPath('" + joined(path) + "')";
        yield Exceptions.make(OsErrors.SAME_FILE, shown + " and " + shown + " are the same file");
      }
      default -> OsErrors.of(failure, joined(path));
    };
  }

  private String joined(String path) {
    String name = path.replaceAll("^/+", "");
    return name.isEmpty() ? base : base + "/" + name;
  }

  @Override
  public String upload(Upload upload, String destination) {
    var attributes = new FileAttributes(upload.contentType(), upload.metadata(), upload.modified());
    attempt(destination, () -> store.upload(upload.content(), destination, attributes));
    return joined(destination);
  }

  @Override
  public InputStream download(String path) {
    return attempt(path, () -> store.download(path));
  }

  @Override
  public boolean delete(String path) {
    return attempt(path, () -> store.delete(path));
  }

  @Override
  public boolean exists(String path) {
    return attempt(path, () -> store.exists(path));
  }

  @Override
  public List<String> list(String folder, boolean recursive) {
    return attempt(folder, () -> store.list(folder, recursive));
  }

  @Override
  public Details details(String path) {
    FileMetadata found = attempt(path, () -> store.metadata(path));
    return new Details(
        found.name(),
        found.size(),
        seconds(found.modified()),
        seconds(found.created()),
        found.directory(),
        found.contentType(),
        found.metadata());
  }

  private static double seconds(Instant time) {
    return time.getEpochSecond() + time.getNano() / 1e9;
  }

  @Override
  public boolean copy(String source, String destination) {
    return attempt(source, () -> store.copy(source, destination));
  }

  @Override
  public boolean move(String source, String destination) {
    return attempt(source, () -> store.move(source, destination));
  }

  @Override
  public String link(String path, long seconds) {
    if (attempt(path, () -> store.metadata(path)).directory()) {
      throw Errors.make("IsADirectoryError", 21L, "Is a directory", joined(path));
    }
    return links.to(path.replaceAll("^/+", ""), seconds);
  }
}
