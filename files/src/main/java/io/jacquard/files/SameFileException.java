package io.jacquard.files;

import java.nio.file.FileSystemException;

/** A file was to be copied onto itself. */
public final class SameFileException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  public SameFileException(String file) {
    super(file);
  }
}
