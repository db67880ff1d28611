package io.jacquard.jac.lib.io;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.runtime.function.NativeFunction;

/** Holds the builtin {@code open} apart from the stream classes, which load at its first call. */
public final class OpenFunction {
  /** The builtin {@code open}. */
  public static final NativeFunction OPEN =
      NativeFunction.of(
          "open",
          "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True,"
              + " opener=None)",
          a ->
              IoModule.open(
                  a[0],
                  Args.text(a[1], "open() argument 'mode'"),
                  Args.textOrNull(a[3], "open() argument 'encoding'"),
                  Args.textOrNull(a[5], "open() argument 'newline'")));

  private OpenFunction() {}
}
