package io.jacquard.jac.runtime.failure;

import io.jacquard.jac.runtime.execution.Limit;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.source.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A raised exception of the language travelling through Java frames. Carries the exception object
 * and collects the Jac traceback while it unwinds; has no Java stack trace.
 */
public final class JacError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient PyException exception;
  private final transient List<TraceEntry> trace = new ArrayList<>(4);
  private final boolean fatal;
  private final @Nullable Limit limit;
  private @Nullable String message;

  public JacError(PyException exception) {
    this(exception, false, null);
  }

  JacError(PyException exception, boolean fatal, @Nullable Limit limit) {
    super(null, null, false, false);
    this.exception = exception;
    this.fatal = fatal;
    this.limit = limit;
    exception.raised(trace);
  }

  /** Whether it ends the call, whatever the program catches: a budget is spent. */
  public boolean isFatal() {
    return fatal;
  }

  /** The limit that was passed, where that is what the error says. */
  public @Nullable Limit limit() {
    return limit;
  }

  /** The exception object, an instance of a subclass of {@code BaseException}. */
  public PyException exception() {
    return exception;
  }

  /** Whether the exception is of the builtin class of that name, or of one derived from it. */
  public boolean isA(String exceptionName) {
    return exception.type().isSubtypeOf(BuiltinTypes.named(exceptionName));
  }

  /** Innermost frame first. */
  public List<TraceEntry> trace() {
    return trace;
  }

  /** {@code str(exception)}; what CPython prints after the colon. */
  @Override
  public String getMessage() {
    return message != null ? message : exception.report();
  }

  /** Makes the message while the program can still run, for whoever reports the error later. */
  public JacError settled() {
    if (message == null) {
      message = exception.report();
    }
    return this;
  }

  /** One line of a Jac traceback: where in a file an ability was when the error left it. */
  public record TraceEntry(Source source, int offset, String ability) {
    public String file() {
      return source.name();
    }

    /** The line, counted from 1; most errors are caught and nobody asks. */
    public int line() {
      return source.line(offset);
    }

    /** What stands on the line, without the blanks around it. */
    public String text() {
      return source.lineText(line()).strip();
    }
  }
}
