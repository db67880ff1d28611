package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import java.util.ArrayList;
import java.util.List;

/**
 * An error as CPython writes it: what it came from first, then the calls that led to it, its notes,
 * and the errors that a group holds.
 */
public final class TracebackText {
  private static final int REPEATS = 3;
  private static final int GROUP_WIDTH = 15;
  private static final int GROUP_DEPTH = 10;

  private final StringBuilder out = new StringBuilder();
  private int depth;
  private boolean open;

  private TracebackText() {}

  /** The whole text, with a line end. */
  public static String of(PyException exception) {
    TracebackText text = new TracebackText();
    text.chain(exception);
    return text.out.toString();
  }

  /**
   * The text in the parts in which {@code format_exception} answers it.
   *
   * @param chained whether what it came from is told first
   */
  public static List<String> parts(PyException exception, boolean chained) {
    TracebackText text = new TracebackText();
    if (chained) {
      text.chain(exception);
    } else {
      text.one(exception);
    }
    List<String> parts = new ArrayList<>();
    for (String line : text.out.toString().split("(?<=\n)", -1)) {
      boolean source = line.startsWith("    ") && !parts.isEmpty();
      if (source && parts.getLast().startsWith("  File ")) {
        parts.add(parts.removeLast() + line);
      } else if (!line.isEmpty()) {
        parts.add(line);
      }
    }
    return parts;
  }

  /** The last lines: the error's class and message, and its notes. */
  public static String summary(PyException exception) {
    PyType type = exception.type();
    String module = type.displayModule();
    boolean plain = module.equals("builtins") || module.equals("__main__");
    String name = plain ? type.qualname() : module + "." + type.qualname();
    String message = exception.report();
    StringBuilder lines = new StringBuilder(message.isEmpty() ? name : name + ": " + message);
    for (Object note : notes(exception)) {
      lines.append('\n').append(note instanceof String text ? text : Ops.repr(note));
    }
    return lines.toString();
  }

  private static List<Object> notes(PyException exception) {
    return switch (exception.own("__notes__")) {
      case PyList list -> list.asJava();
      case PyTuple tuple -> tuple.asJava();
      case null, default -> List.of();
    };
  }

  private void chain(PyException exception) {
    PyException cause = exception.cause();
    PyException context = exception.context();
    if (cause != null) {
      chain(cause);
      emit("\nThe above exception was the direct cause of the following exception:\n\n");
    } else if (context != null && !exception.contextSuppressed()) {
      chain(context);
      emit("\nDuring handling of the above exception, another exception occurred:\n\n");
    }
    one(exception);
  }

  private void one(PyException exception) {
    if (!exception.type().isSubtypeOf(ExceptionGroups.BASE)) {
      List<JacError.TraceEntry> frames = exception.frames();
      if (!frames.isEmpty()) {
        emit("Traceback (most recent call last):");
        emit(frames(frames));
      }
      emit(summary(exception));
    } else if (depth > GROUP_DEPTH) {
      emit("... (max_group_depth is " + GROUP_DEPTH + ")");
    } else {
      group(exception, ExceptionGroups.members(exception));
    }
  }

  private void group(PyException exception, List<PyException> inner) {
    boolean outermost = depth == 0;
    if (outermost) {
      depth++;
    }
    List<JacError.TraceEntry> frames = exception.frames();
    if (!frames.isEmpty()) {
      emit("Exception Group Traceback (most recent call last):", outermost ? '+' : '|');
      emit(frames(frames));
    }
    emit(summary(exception));
    int shown = Math.min(inner.size(), GROUP_WIDTH + 1);
    for (int i = 0; i < shown; i++) {
      boolean rest = i == GROUP_WIDTH;
      out.append("  ".repeat(depth)).append(i == 0 ? "+-" : "  ").append("+---------------- ");
      out.append(rest ? "..." : String.valueOf(i + 1)).append(" ----------------\n");
      depth++;
      open |= i == shown - 1;
      if (rest) {
        int more = inner.size() - GROUP_WIDTH;
        emit("and " + more + " more exception" + (more == 1 ? "" : "s"));
      } else {
        chain(inner.get(i));
      }
      if (i == shown - 1 && open) {
        open = false;
        out.append("  ".repeat(depth)).append("+------------------------------------\n");
      }
      depth--;
    }
    if (outermost) {
      depth = 0;
    }
  }

  /** Outermost first; a call that repeats itself is written three times. */
  public static String frames(List<JacError.TraceEntry> trace) {
    List<String> lines = new ArrayList<>();
    JacError.TraceEntry last = null;
    int repeated = 0;
    for (JacError.TraceEntry entry : trace) {
      if (!entry.equals(last)) {
        noteRepeats(repeated, lines);
        repeated = 0;
        last = entry;
      }
      repeated++;
      if (repeated <= REPEATS) {
        frame(entry, lines);
      }
    }
    noteRepeats(repeated, lines);
    return String.join("\n", lines);
  }

  private static void noteRepeats(int repeated, List<String> lines) {
    int more = repeated - REPEATS;
    if (more > 0) {
      lines.add("  [Previous line repeated " + more + " more time" + (more == 1 ? "]" : "s]"));
    }
  }

  private static void frame(JacError.TraceEntry entry, List<String> lines) {
    lines.add(
        "  File \"%s\", line %d, in %s".formatted(entry.file(), entry.line(), entry.ability()));
    if (!entry.text().isEmpty()) {
      lines.add("    " + entry.text());
    }
  }

  private void emit(String text) {
    emit(text, '|');
  }

  private void emit(String text, char margin) {
    String indent = depth == 0 ? "" : "  ".repeat(depth) + margin + " ";
    text.lines().forEach(line -> out.append(indent).append(line).append('\n'));
  }
}
