package io.jacquard.jac.runtime.failure;

import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exception object: an instance of {@code BaseException} or of a class derived from it. */
public final class PyException extends Instance {
  private static final int LONGEST_TRACE = 10_000;

  private Object[] arguments;
  private @Nullable PyException cause;
  private @Nullable PyException context;
  private boolean contextSuppressed;
  private List<JacError.TraceEntry> trace = List.of();
  private JacError.@Nullable TraceEntry catcher;
  private @Nullable PyTraceback traceback;

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

  /** Raised, for the first time or again; what led here before stays in front. */
  void raised(List<JacError.TraceEntry> calls) {
    if (trace.size() < LONGEST_TRACE) {
      calls.addAll(trace);
      if (catcher != null) {
        calls.add(catcher);
      }
    }
    this.trace = calls;
    this.catcher = null;
  }

  /** An except block took it; the place is that of the statement in its try block. */
  public void caught(JacError.TraceEntry place) {
    this.catcher = place;
  }

  /** It leaves the except block that took it, which the frame's own entry will tell. */
  public void releasedAgain() {
    this.catcher = null;
  }

  /** The calls from the one that caught it to the one that raised it. */
  public List<JacError.TraceEntry> frames() {
    List<JacError.TraceEntry> frames = new ArrayList<>(trace.reversed());
    if (catcher != null) {
      frames.addFirst(catcher);
    }
    return frames;
  }

  /** What {@code __traceback__} answers, the same object as long as the calls are the same. */
  public @Nullable PyTraceback traceback() {
    List<JacError.TraceEntry> frames = frames();
    if (traceback == null || !traceback.frames().equals(frames)) {
      traceback = frames.isEmpty() ? null : new PyTraceback(frames);
    }
    return traceback;
  }

  /** {@code with_traceback(other)}. */
  void frames(List<JacError.TraceEntry> outermostFirst) {
    this.trace = new ArrayList<>(outermostFirst.reversed());
    this.catcher = null;
  }

  /** {@code with_traceback(None)}. */
  void forgetFrames() {
    this.trace = new ArrayList<>();
    this.catcher = null;
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
