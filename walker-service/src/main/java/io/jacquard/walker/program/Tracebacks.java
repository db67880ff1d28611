package io.jacquard.walker.program;

import io.jacquard.jac.runtime.failure.JacError;

/** An error of a program as its author reads it in the log. */
public final class Tracebacks {
  private Tracebacks() {}

  /** The frames, outermost first, then the error. */
  public static String render(JacError error) {
    StringBuilder out = new StringBuilder("Traceback (most recent call last):\n");
    for (JacError.TraceEntry entry : error.trace().reversed()) {
      out.append("  File \"").append(entry.file()).append("\", line ").append(entry.line());
      out.append(", in ").append(entry.ability()).append('\n');
    }
    String message = error.getMessage();
    out.append(error.exception().type().name());
    return message.isEmpty() ? out.toString() : out.append(": ").append(message).toString();
  }
}
