package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.type.PyType;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Map;

/** Turns the JDK's file errors into Python's. */
public final class OsErrors {
  /** {@code shutil.Error}. */
  static final PyType SHUTIL_ERROR = Exceptions.define("shutil", "Error", "OSError");

  /** {@code shutil.SameFileError}: a file was to be copied onto itself. */
  public static final PyType SAME_FILE = Exceptions.define("shutil", "SameFileError", SHUTIL_ERROR);

  /** The numbers of errors as Linux has them. */
  private static final Map<String, Long> NUMBERS =
      Map.ofEntries(
          Map.entry("EPERM", 1L),
          Map.entry("ENOENT", 2L),
          Map.entry("EINTR", 4L),
          Map.entry("EIO", 5L),
          Map.entry("EBADF", 9L),
          Map.entry("EAGAIN", 11L),
          Map.entry("ENOMEM", 12L),
          Map.entry("EACCES", 13L),
          Map.entry("EBUSY", 16L),
          Map.entry("EEXIST", 17L),
          Map.entry("ENOTDIR", 20L),
          Map.entry("EISDIR", 21L),
          Map.entry("EINVAL", 22L),
          Map.entry("ENOSPC", 28L),
          Map.entry("EPIPE", 32L),
          Map.entry("ENOTEMPTY", 39L),
          Map.entry("ECONNREFUSED", 111L),
          Map.entry("ETIMEDOUT", 110L));

  private OsErrors() {}

  /** The module {@code errno}. */
  public static PyModule errno() {
    PyDict names = new PyDict();
    NUMBERS.forEach((name, number) -> names.setItem(number, name));
    return new ModuleBuilder("errno").values(NUMBERS).value("errorcode", names).build();
  }

  /** The error about a file, named as the program named it. */
  public static JacError of(IOException failure, String name) {
    return switch (failure) {
      case NoSuchFileException _ ->
          Errors.make("FileNotFoundError", 2L, "No such file or directory", name);
      case FileAlreadyExistsException _ -> Errors.make("FileExistsError", 17L, "File exists", name);
      case NotDirectoryException _ ->
          Errors.make("NotADirectoryError", 20L, "Not a directory", name);
      case DirectoryNotEmptyException _ -> Errors.make("OSError", 39L, "Directory not empty", name);
      case NotLinkException _ -> Errors.make("OSError", 22L, "Invalid argument", name);
      case AccessDeniedException _ ->
          Errors.make("PermissionError", 13L, "Permission denied", name);
      default -> other(failure, name);
    };
  }

  private static JacError other(IOException failure, String name) {
    String reason = String.valueOf(failure.getMessage());
    if (reason.endsWith("Is a directory")) {
      return Errors.make("IsADirectoryError", 21L, "Is a directory", name);
    }
    if (reason.endsWith("Not a directory")) {
      return Errors.make("NotADirectoryError", 20L, "Not a directory", name);
    }
    return Errors.make("OSError", 5L, reason, name);
  }
}
