package io.jacquard.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** One version of a file, which stays readable while others replace or remove it. */
public interface StoredFile extends Closeable {

  FileMetadata metadata();

  /**
   * Part of the content; ends with the file.
   *
   * @param offset in bytes from the start
   * @param length in bytes
   */
  InputStream read(long offset, long length);

  /**
   * A file on the local disk with this content, for as long as this is open; where there is one.
   */
  Optional<Path> path() throws IOException;
}
