package io.jacquard.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Files by relative names such as {@code docs/a.txt}. A leading slash is ignored; a name that
 * leaves the store is refused with an {@link IllegalArgumentException} that names it.
 *
 * <p>Failures are those of {@code java.nio.file}: {@link java.nio.file.NoSuchFileException}, {@link
 * java.nio.file.NotDirectoryException}, and our {@link IsDirectoryException} and {@link
 * SameFileException}; the file they name is the one that was asked for.
 */
public interface FileStore {

  /**
   * Stores a file, making its folders. Who reads meanwhile sees the old content or the new one,
   * whole; when this returns the bytes are on the disk.
   */
  default FileMetadata upload(InputStream content, String destination, FileAttributes attributes)
      throws IOException {
    return upload(content, destination, attributes, Guard.NONE);
  }

  /**
   * The same; the guard is asked before the content is read and again before the file gets its
   * place.
   */
  FileMetadata upload(
      InputStream content, String destination, FileAttributes attributes, Guard guard)
      throws IOException;

  /** The content of a file; the caller closes it. */
  InputStream download(String path) throws IOException;

  /** A file with what is known of it, both of one version; the caller closes it. */
  StoredFile open(String path) throws IOException;

  /** Removes a file, or a folder with everything in it; answers whether there was one. */
  default boolean delete(String path) throws IOException {
    return delete(path, Guard.NONE);
  }

  /** The same, once the guard has been asked. */
  boolean delete(String path, Guard guard) throws IOException;

  /** Whether there is a file or folder. */
  boolean exists(String path) throws IOException;

  /**
   * Names below a folder, in order: of everything directly in it, or of all files at any depth. A
   * folder that does not exist is empty.
   */
  List<String> list(String folder, boolean recursive) throws IOException;

  FileMetadata metadata(String path) throws IOException;

  /** Copies a file with its attributes; answers whether there was one. */
  default boolean copy(String source, String destination) throws IOException {
    return copy(source, destination, Guard.NONE);
  }

  /** The same; the guard is asked about the destination, as in {@link #upload}. */
  boolean copy(String source, String destination, Guard guard) throws IOException;

  /** Moves a file or folder with its attributes; answers whether there was one. */
  boolean move(String source, String destination) throws IOException;

  /** How many files there are below a folder, and what they hold together. */
  Usage usage(String folder) throws IOException;

  /** A number of files and the bytes in them. */
  record Usage(long files, long bytes) {
    public Usage plus(Usage other) {
      return new Usage(files + other.files, bytes + other.bytes);
    }

    public Usage minus(Usage other) {
      return new Usage(files - other.files, bytes - other.bytes);
    }
  }
}
