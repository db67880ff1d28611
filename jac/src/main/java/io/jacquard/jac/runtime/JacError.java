package io.jacquard.jac.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * A raised exception of the language travelling through Java frames. Carries the exception object
 * and collects the Jac traceback while it unwinds; has no Java stack trace.
 */
public final class JacError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient PyException exception;
  private final transient List<TraceEntry> trace = new ArrayList<>();

  public JacError(PyException exception) {
    super(null, null, false, false);
    this.exception = exception;
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
    return Ops.str(exception);
  }

  /** One line of a Jac traceback; the line counts from 1. */
  public record TraceEntry(String file, int line, String ability) {}
}
