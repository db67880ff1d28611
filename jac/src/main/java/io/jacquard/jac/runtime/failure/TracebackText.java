package io.jacquard.jac.runtime.failure;

import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * An error as CPython writes it: what it came from first, then the calls that led to it, its notes,
 * and the errors that a group holds.
 */
public final class TracebackText {
  private static final int REPEATS = 3;
  private static final int GROUP_WIDTH = 15;
  private static final int GROUP_DEPTH = 10;

  private final List<String> parts = new ArrayList<>();
  private int depth;
  private boolean open;

  private TracebackText() {}

  /** The whole text, with a line end. */
  public static String of(PyException exception) {
    return String.join("", parts(exception, true));
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
    return text.parts;
  }

  /** The last parts: the error's class and message, and each line of its notes. */
  public static List<String> summary(PyException exception) {
    PyType type = exception.type();
    String module = type.displayModule();
    boolean plain = module.equals("builtins") || module.equals("__main__");
    String name = plain ? type.qualname() : module + "." + type.qualname();
    String message = exception.report();
    List<String> lines = new ArrayList<>();
    lines.add((message.isEmpty() ? name : name + ": " + message) + "\n");
    for (Object note : notes(exception)) {
      String text = note instanceof String written ? written : Ops.repr(note);
      for (String line : text.split("\n", -1)) {
        lines.add(line + "\n");
      }
    }
    return lines;
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
        emit("Traceback (most recent call last):\n");
        frames(frames).forEach(this::emit);
      }
      summary(exception).forEach(this::emit);
    } else if (depth > GROUP_DEPTH) {
      emit("... (max_group_depth is " + GROUP_DEPTH + ")\n");
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
      emit("Exception Group Traceback (most recent call last):\n", outermost ? '+' : '|');
      frames(frames).forEach(this::emit);
    }
    summary(exception).forEach(this::emit);
    int shown = Math.min(inner.size(), GROUP_WIDTH + 1);
    for (int i = 0; i < shown; i++) {
      boolean rest = i == GROUP_WIDTH;
      parts.add(
          "  ".repeat(depth)
              + (i == 0 ? "+-" : "  ")
              + "+---------------- "
              + (rest ? "..." : String.valueOf(i + 1))
              + " ----------------\n");
      depth++;
      open |= i == shown - 1;
      if (rest) {
        int more = inner.size() - GROUP_WIDTH;
        emit("and " + more + " more exception" + (more == 1 ? "\n" : "s\n"));
      } else {
        chain(inner.get(i));
      }
      if (i == shown - 1 && open) {
        open = false;
        parts.add("  ".repeat(depth) + "+------------------------------------\n");
      }
      depth--;
    }
    if (outermost) {
      depth = 0;
    }
  }

  /** Outermost first; a call that repeats itself is written three times. */
  private static List<String> frames(List<JacError.TraceEntry> trace) {
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
    return lines;
  }

  private static void noteRepeats(int repeated, List<String> lines) {
    int more = repeated - REPEATS;
    if (more > 0) {
      lines.add("  [Previous line repeated " + more + " more time" + (more == 1 ? "]\n" : "s]\n"));
    }
  }

  private static void frame(JacError.TraceEntry entry, List<String> lines) {
    String place =
        "  File \"%s\", line %d, in %s\n".formatted(entry.file(), entry.line(), entry.ability());
    lines.add(entry.text().isEmpty() ? place : place + "    " + entry.text() + "\n");
  }

  private void emit(String text) {
    emit(text, '|');
  }

  private void emit(String text, char margin) {
    String indent = depth == 0 ? "" : "  ".repeat(depth) + margin + " ";
    parts.add(text.replaceAll("(?m)^(?!\\z)", Matcher.quoteReplacement(indent)));
  }
}
