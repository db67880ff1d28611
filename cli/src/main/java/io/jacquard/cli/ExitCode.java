package io.jacquard.cli;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;

/** The exit code that {@code exit(..)} asks for; a text is printed and means 1, as in Python. */
final class ExitCode {
  private ExitCode() {}

  static int of(JacError exit, Console console) {
    Object[] arguments = exit.exception().arguments();
    Object wanted = arguments.length == 0 ? None.NONE : arguments[0];
    return switch (wanted) {
      case None _ -> 0;
      case Long code -> (int) (code & 0xFF);
      case Boolean flag -> flag ? 1 : 0;
      default -> {
        console.error(Ops.str(wanted));
        yield 1;
      }
    };
  }
}
