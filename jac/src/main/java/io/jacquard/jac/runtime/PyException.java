package io.jacquard.jac.runtime;

import org.jspecify.annotations.Nullable;

/** An exception object: an instance of {@code BaseException} or of a class derived from it. */
public final class PyException extends Instance {
  private Object[] arguments;
  private @Nullable PyException cause;
  private @Nullable PyException context;
  private boolean contextSuppressed;

  /** Makes one without running any initializer. */
  public PyException(PyType type, Object... arguments) {
    super(type);
    this.arguments = arguments;
  }

  /** The values of {@code args}. */
  public Object[] arguments() {
    return arguments.clone();
  }

  void arguments(Object[] values) {
    this.arguments = values;
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

  /** Whether a traceback leaves the context out. */
  public boolean contextSuppressed() {
    return contextSuppressed;
  }

  void contextSuppressed(boolean suppressed) {
    this.contextSuppressed = suppressed;
  }

  /** {@code str(e)} of exceptions that do not define their own. */
  String message() {
    if (arguments.length == 1) {
      return type().isSubtypeOf(BuiltinTypes.named("KeyError"))
          ? Ops.repr(arguments[0])
          : Ops.str(arguments[0]);
    }
    if (arguments.length == 2 && type().isSubtypeOf(BuiltinTypes.named("OSError"))) {
      return "[Errno " + Ops.str(arguments[0]) + "] " + Ops.str(arguments[1]);
    }
    if (arguments.length == 3 && type().isSubtypeOf(BuiltinTypes.named("OSError"))) {
      return "[Errno %s] %s: %s"
          .formatted(Ops.str(arguments[0]), Ops.str(arguments[1]), Ops.repr(arguments[2]));
    }
    return arguments.length == 0 ? "" : Ops.repr(Containers.tuple(arguments));
  }
}
