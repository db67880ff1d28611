package io.jacquard.jac.eval.call;

import io.jacquard.jac.eval.CodeUnit;
import io.jacquard.jac.eval.Raised;
import io.jacquard.jac.eval.statement.Step;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.failure.PyException;
import io.jacquard.jac.runtime.iteration.PyGenerator;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** A generator of the program: a frame that is run from yield to yield. */
final class UserGenerator extends PyGenerator {
  private final CodeUnit unit;
  private final GeneratorFrame frame;
  private State state = State.CREATED;
  private Object returned = None.NONE;

  private enum State {
    CREATED,
    SUSPENDED,
    RUNNING,
    FINISHED
  }

  UserGenerator(CodeUnit unit, GeneratorFrame frame) {
    this.unit = unit;
    this.frame = frame;
  }

  @Override
  public PyType type() {
    return unit.async() ? ASYNC_TYPE : TYPE;
  }

  @Override
  public String repr() {
    return String.format(
        "<%s object %s at 0x%012x>",
        type().name(), unit.code().qualifiedName(), System.identityHashCode(this));
  }

  @Override
  public @Nullable Object attr(String name) {
    return switch (name) {
      case "__name__" -> unit.code().name();
      case "__qualname__" -> unit.code().qualifiedName();
      case "gi_running" -> unit.async() ? null : (Boolean) (state == State.RUNNING);
      case "ag_running" -> unit.async() ? (Boolean) (state == State.RUNNING) : null;
      default -> null;
    };
  }

  @Override
  public @Nullable Object send(Object value) {
    if (state == State.FINISHED) {
      return null;
    }
    if (state == State.CREATED && value != None.NONE) {
      throw Errors.typeError(
          "can't send non-None value to a just-started "
              + (unit.async() ? "async " : "")
              + "generator");
    }
    frame.sent = value;
    return resume();
  }

  @Override
  public @Nullable Object raise(JacError error) {
    if (state == State.CREATED) {
      state = State.FINISHED;
    }
    if (state == State.FINISHED) {
      throw error;
    }
    frame.thrown = error;
    return resume();
  }

  private @Nullable Object resume() {
    if (state == State.RUNNING) {
      throw Errors.valueError("generator already executing");
    }
    state = State.RUNNING;
    frame.budget = Execution.current().budget();
    State after = State.FINISHED;
    try {
      int code = unit.step(frame);
      if (code == Step.SUSPEND) {
        after = State.SUSPENDED;
        return frame.result;
      }
      if (code == Step.RETURN) {
        returned = frame.result;
      }
      return null;
    } catch (JacError e) {
      throw leaving(e);
    } finally {
      state = after;
    }
  }

  /** A StopIteration that leaves the body would look like a normal end. */
  private JacError leaving(JacError error) {
    String stop = unit.async() ? "StopAsyncIteration" : "StopIteration";
    if (!Raised.is(error, stop)) {
      return error;
    }
    PyException cause = error.exception();
    JacError replaced =
        Errors.runtimeError((unit.async() ? "async " : "") + "generator raised " + stop);
    replaced.exception().cause(cause);
    replaced.exception().context(cause);
    return replaced;
  }

  @Override
  public void close() {
    if (state == State.CREATED) {
      state = State.FINISHED;
    }
    if (state == State.FINISHED) {
      return;
    }
    try {
      Object yielded = raise(Errors.make("GeneratorExit"));
      if (yielded != null) {
        throw Errors.runtimeError("generator ignored GeneratorExit");
      }
    } catch (JacError e) {
      if (!Raised.is(e, "GeneratorExit")) {
        throw e;
      }
    }
  }

  @Override
  public Object returnValue() {
    return returned;
  }
}
