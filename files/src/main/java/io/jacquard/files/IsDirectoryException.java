package io.jacquard.files;

import java.nio.file.FileSystemException;

/** A folder stands where a file was expected. */
public final class IsDirectoryException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  public IsDirectoryException(String file) {
    super(file);
  }
}
