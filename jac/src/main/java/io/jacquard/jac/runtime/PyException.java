package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.container.PyTuple;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exception object: an instance of {@code BaseException} or of a class derived from it. */
public final class PyException extends Instance {
  private Object[] arguments;
  private @Nullable PyException cause;
  private @Nullable PyException context;
  private boolean contextSuppressed;
  private List<JacError.TraceEntry> trace = List.of();

  /** Makes one without running any initializer. */
  public PyException(PyType type, Object... arguments) {
    super(type);
    this.arguments = kept(arguments);
  }

  /** The values of {@code args}. */
  public Object[] arguments() {
    return arguments.clone();
  }

  void arguments(Object[] values) {
    this.arguments = kept(values);
  }

  /** An OSError's third argument is its file name and no part of {@code args}. */
  private Object[] kept(Object[] values) {
    if (values.length < 3 || !type().isSubtypeOf(BuiltinTypes.named("OSError"))) {
      return values;
    }
    own("filename", values[2]);
    return Arrays.copyOf(values, 2);
  }

  /** What {@code raise … from} named, or {@code null}. */
  public @Nullable PyException cause() {
    return cause;
  }

  /** Sets {@code __cause__}, which also hides the context. */
  public void cause(@Nullable PyException exception) {
    this.cause = exception;
    this.contextSuppressed = true;
  }

  /** The exception that was being handled when this one was raised, or {@code null}. */
  public @Nullable PyException context() {
    return context;
  }

  /** Sets {@code __context__}, unless that would make an exception its own context. */
  public void context(@Nullable PyException exception) {
    for (PyException e = exception; e != null; e = e.context) {
      if (e == this) {
        return;
      }
    }
    this.context = exception;
  }

  /** The calls through which it was last raised, innermost first. */
  public List<JacError.TraceEntry> trace() {
    return trace;
  }

  void raised(List<JacError.TraceEntry> calls) {
    this.trace = calls;
  }

  /** Whether a traceback leaves the context out. */
  public boolean contextSuppressed() {
    return contextSuppressed;
  }

  void contextSuppressed(boolean suppressed) {
    this.contextSuppressed = suppressed;
  }

  /** {@code str(e)} for a report; a note when the program's own {@code __str__} fails. */
  public String report() {
    try {
      return Ops.str(this);
    } catch (JacError | StackOverflowError _) {
      return "<exception str() failed>";
    }
  }

  /** {@code str(e)} of exceptions that do not define their own. */
  String message() {
    if (arguments.length == 1) {
      return type().isSubtypeOf(BuiltinTypes.named("KeyError"))
          ? Ops.repr(arguments[0])
          : Ops.str(arguments[0]);
    }
    if (arguments.length == 2 && type().isSubtypeOf(BuiltinTypes.named("OSError"))) {
      Object file = own("filename");
      return "[Errno %s] %s%s"
          .formatted(
              Ops.str(arguments[0]),
              Ops.str(arguments[1]),
              file == null ? "" : ": " + Ops.repr(file));
    }
    return arguments.length == 0 ? "" : Ops.repr(PyTuple.of(arguments));
  }
}
