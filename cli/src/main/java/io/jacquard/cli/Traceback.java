package io.jacquard.cli;

import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.failure.TracebackText;

/** Writes an uncaught error as CPython does, with the lines of the program. */
final class Traceback {
  private Traceback() {}

  static String render(JacError error) {
    return TracebackText.of(error.exception()).stripTrailing();
  }
}
