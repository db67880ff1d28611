package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An error as CPython writes it: what it came from first, then the calls that led to it, its notes,
 * and the errors that a group holds.
 */
public final class TracebackText {
  private static final int REPEATS = 3;
  private static final int GROUP_WIDTH = 15;
  private static final int GROUP_DEPTH = 10;

  private final SourceLines sources;
  private final StringBuilder out = new StringBuilder();
  private int depth;
  private boolean open;

  private TracebackText(SourceLines sources) {
    this.sources = sources;
  }

  /** Where the text of a line is found, for those whose file is known. */
  public interface SourceLines {
    Optional<String> line(String file, int number);
  }

  /** The whole text, with a line end. */
  public static String of(PyException exception, SourceLines sources) {
    TracebackText text = new TracebackText(sources);
    text.chain(exception);
    return text.out.toString();
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
      if (!exception.trace().isEmpty()) {
        emit("Traceback (most recent call last):");
        emit(frames(exception.trace()));
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
    if (!exception.trace().isEmpty()) {
      emit("Exception Group Traceback (most recent call last):", outermost ? '+' : '|');
      emit(frames(exception.trace()));
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
  private String frames(List<JacError.TraceEntry> trace) {
    List<String> lines = new ArrayList<>();
    JacError.TraceEntry last = null;
    int repeated = 0;
    for (JacError.TraceEntry entry : trace.reversed()) {
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

  private void frame(JacError.TraceEntry entry, List<String> lines) {
    lines.add(
        "  File \"%s\", line %d, in %s".formatted(entry.file(), entry.line(), entry.ability()));
    sources
        .line(entry.file(), entry.line())
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .ifPresent(line -> lines.add("    " + line));
  }

  private void emit(String text) {
    emit(text, '|');
  }

  private void emit(String text, char margin) {
    String indent = depth == 0 ? "" : "  ".repeat(depth) + margin + " ";
    text.lines().forEach(line -> out.append(indent).append(line).append('\n'));
  }
}
