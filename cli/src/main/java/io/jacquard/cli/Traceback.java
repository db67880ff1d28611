package io.jacquard.cli;

import io.jacquard.jac.Program;
import io.jacquard.jac.runtime.JacError;
import io.jacquard.jac.runtime.PyException;
import io.jacquard.jac.runtime.PyType;

/** Writes an uncaught error as CPython does: the calls outermost first, each with its line. */
final class Traceback {
  private final Program program;

  Traceback(Program program) {
    this.program = program;
  }

  String render(JacError error) {
    StringBuilder out = new StringBuilder();
    chain(error.exception(), out);
    out.append("Traceback (most recent call last):\n");
    for (JacError.TraceEntry entry : error.trace().reversed()) {
      out.append("  File \"").append(entry.file()).append("\", line ").append(entry.line());
      out.append(", in ").append(entry.ability()).append('\n');
      sourceLine(entry, out);
    }
    return out.append(summary(error.exception())).toString();
  }

  /** What it was raised from, or while handling what, oldest first. */
  private static void chain(PyException exception, StringBuilder out) {
    PyException cause = exception.cause();
    if (cause != null) {
      chain(cause, out);
      out.append(summary(cause)).append("\n\nThe above exception was the direct cause");
      out.append(" of the following exception:\n\n");
    } else if (exception.context() != null && !exception.contextSuppressed()) {
      chain(exception.context(), out);
      out.append(summary(exception.context())).append("\n\nDuring handling of the above");
      out.append(" exception, another exception occurred:\n\n");
    }
  }

  private void sourceLine(JacError.TraceEntry entry, StringBuilder out) {
    program
        .source(entry.file())
        .map(source -> source.lineText(entry.line()).strip())
        .filter(line -> !line.isEmpty())
        .ifPresent(line -> out.append("    ").append(line).append('\n'));
  }

  private static String summary(PyException exception) {
    PyType type = exception.type();
    String module = type.displayModule();
    boolean plain = module.equals("builtins") || module.equals("__main__");
    String name = plain ? type.name() : module + "." + type.name();
    String text = exception.report();
    return text.isEmpty() ? name : name + ": " + text;
  }
}
