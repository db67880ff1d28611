package io.jacquard.cli;

import io.jacquard.jac.Program;
import io.jacquard.jac.runtime.JacError;
import io.jacquard.jac.runtime.TracebackText;

/** Writes an uncaught error as CPython does, with the lines of the program. */
final class Traceback {
  private final Program program;

  Traceback(Program program) {
    this.program = program;
  }

  String render(JacError error) {
    return TracebackText.of(
            error.exception(),
            (file, number) -> program.source(file).map(source -> source.lineText(number)))
        .stripTrailing();
  }
}
