package io.jacquard.jac.eval.statement;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.Raised;
import io.jacquard.jac.eval.call.GeneratorFrame;
import io.jacquard.jac.eval.expression.TargetNode;
import io.jacquard.jac.resolve.ir.FunctionCode;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import org.jspecify.annotations.Nullable;

/** {@code try}, inside and outside of generators. */
public final class TrySteps {
  private static final int IN_BODY = 1;
  private static final int IN_OTHERWISE = 2;
  private static final int IN_FINALE = 3;
  private static final int IN_HANDLERS = 4;

  private TrySteps() {}

  /**
   * One {@code except}.
   *
   * @param type {@code null} takes every error
   * @param error the slot that keeps the error while the handler runs
   * @param around the slot of the error that a handler around this one keeps, or -1
   */
  public record Handler(
      FunctionCode code,
      @Nullable Node type,
      @Nullable TargetNode name,
      int error,
      int around,
      Step body) {

    boolean takes(Frame frame, JacError raised) {
      return type == null || Raised.matches(raised, type.execute(frame));
    }

    void enter(Frame frame, JacError raised) {
      frame.slots[error] = raised;
      if (around >= 0 && frame.slots[around] instanceof JacError handled) {
        chain(raised, handled);
      }
      int offset = frame.placeOf(raised, body.at());
      raised.exception().caught(new JacError.TraceEntry(code.source(), offset, code.name()));
      Execution.current().beginHandling(raised);
      if (name != null) {
        name.store(frame, raised.exception());
      }
    }

    /** Runs the body; an error that it raises has the handled one as context. */
    int run(Frame frame) {
      int code;
      try {
        code = body.run(frame);
      } catch (JacError e) {
        leaveBy(frame, e);
        throw e;
      }
      if (code == Step.RAISE) {
        JacError e = frame.raised();
        leaveBy(frame, e);
        return frame.raise(e);
      }
      if (code != Step.SUSPEND) {
        leave(frame);
      }
      return code;
    }

    private void leaveBy(Frame frame, JacError raised) {
      if (frame.slots[error] instanceof JacError handled) {
        chain(raised, handled);
      }
      leave(frame);
    }

    private void leave(Frame frame) {
      if (frame.slots[error] instanceof JacError handled) {
        Execution.current().endHandling(handled);
      }
      frame.slots[error] = null;
      if (name != null) {
        name.forget(frame);
      }
    }
  }

  /** {@code try … except … else}. */
  public static final class TryExcept extends Step {
    private final Step body;
    private final Handler[] handlers;
    private final Step otherwise;

    public TryExcept(int at, Step body, Handler[] handlers, Step otherwise) {
      super(at);
      this.body = body;
      this.handlers = handlers;
      this.otherwise = otherwise;
    }

    @Override
    public int run(Frame frame) {
      int code;
      try {
        code = body.run(frame);
      } catch (JacError e) {
        return handle(frame, e);
      } catch (StackOverflowError e) {
        return handle(frame, Errors.recursion());
      }
      return switch (code) {
        case NORMAL -> otherwise.run(frame);
        case RAISE -> handle(frame, frame.raised());
        default -> code;
      };
    }

    private int handle(Frame frame, JacError error) {
      frame.place(error, at());
      Handler handler = taking(frame, handlers, error);
      if (handler == null) {
        return frame.raise(error);
      }
      handler.enter(frame, error);
      return handler.run(frame);
    }
  }

  /** {@code try … finally}. */
  public static final class TryFinally extends Step {
    private final Step body;
    private final Step finale;

    public TryFinally(int at, Step body, Step finale) {
      super(at);
      this.body = body;
      this.finale = finale;
    }

    @Override
    public int run(Frame frame) {
      Pending pending = Pending.of(body, frame, at());
      int code = pending.before(finale, frame);
      return code == NORMAL || pending.fatal() ? pending.goOn(frame) : code;
    }
  }

  public static final class ResumableExcept extends Step {
    private final Step body;
    private final Handler[] handlers;
    private final Step otherwise;
    private final int state;

    public ResumableExcept(int at, Step body, Handler[] handlers, Step otherwise, int state) {
      super(at);
      this.body = body;
      this.handlers = handlers;
      this.otherwise = otherwise;
      this.state = state;
    }

    @Override
    public int run(Frame frame) {
      GeneratorFrame generator = (GeneratorFrame) frame;
      int phase = generator.take(state);
      if (phase >= IN_HANDLERS) {
        return keep(generator, phase, handlers[phase - IN_HANDLERS].run(frame));
      }
      if (phase != IN_OTHERWISE) {
        int code;
        try {
          code = body.run(frame);
        } catch (JacError e) {
          return handle(generator, e);
        } catch (StackOverflowError e) {
          return handle(generator, Errors.recursion());
        }
        if (code == RAISE) {
          return handle(generator, frame.raised());
        }
        if (code != NORMAL) {
          return keep(generator, IN_BODY, code);
        }
      }
      return keep(generator, IN_OTHERWISE, otherwise.run(frame));
    }

    private int handle(GeneratorFrame frame, JacError error) {
      frame.place(error, at());
      Handler handler = taking(frame, handlers, error);
      if (handler == null) {
        return frame.raise(error);
      }
      handler.enter(frame, error);
      int index = java.util.Arrays.asList(handlers).indexOf(handler);
      return keep(frame, IN_HANDLERS + index, handler.run(frame));
    }

    private int keep(GeneratorFrame frame, int phase, int code) {
      if (code == SUSPEND) {
        frame.resume[state] = phase;
      }
      return code;
    }
  }

  public static final class ResumableFinally extends Step {
    private final Step body;
    private final Step finale;
    private final int pendingSlot;
    private final int state;

    public ResumableFinally(int at, Step body, Step finale, int pendingSlot, int state) {
      super(at);
      this.body = body;
      this.finale = finale;
      this.pendingSlot = pendingSlot;
      this.state = state;
    }

    @Override
    public int run(Frame frame) {
      GeneratorFrame generator = (GeneratorFrame) frame;
      if (generator.take(state) != IN_FINALE) {
        Pending pending = Pending.of(body, frame, at());
        if (pending.code == SUSPEND) {
          generator.resume[state] = IN_BODY;
          return SUSPEND;
        }
        frame.slots[pendingSlot] = pending;
      }
      if (!(frame.slots[pendingSlot] instanceof Pending pending)) {
        throw new IllegalStateException("a suspended finale keeps what is pending");
      }
      int code = pending.before(finale, frame);
      if (code == SUSPEND) {
        generator.resume[state] = IN_FINALE;
        return code;
      }
      frame.slots[pendingSlot] = null;
      return code == NORMAL || pending.fatal() ? pending.goOn(frame) : code;
    }
  }

  /** The way a body ended, while something else runs first. */
  record Pending(int code, Object result, @Nullable JacError error, int at) {

    /**
     * Runs the body.
     *
     * @param at where an error of no known place comes from
     */
    static Pending of(Step body, Frame frame, int at) {
      try {
        int code = body.run(frame);
        return code == Step.RAISE
            ? raised(frame, frame.raised(), at)
            : new Pending(code, frame.result, null, 0);
      } catch (JacError e) {
        return raised(frame, e, at);
      } catch (StackOverflowError e) {
        return raised(frame, Errors.recursion(), at);
      }
    }

    private static Pending raised(Frame frame, JacError error, int at) {
      return new Pending(Step.NORMAL, frame.result, error, frame.placeOf(error, at));
    }

    /** Whether the body ended by an error that nothing may hide. */
    boolean fatal() {
      return error != null && error.isFatal();
    }

    /** Runs what comes first; an error it raises has the pending one as context. */
    int before(Step first, Frame frame) {
      try {
        int code = first.run(frame);
        return code == Step.RAISE ? frame.raise(instead(frame.raised())) : code;
      } catch (JacError e) {
        throw instead(e);
      }
    }

    /** What goes on when the finale raised an error. */
    private JacError instead(JacError raised) {
      if (error != null && error.isFatal()) {
        return error;
      }
      if (error != null) {
        chain(raised, error);
      }
      return raised;
    }

    int goOn(Frame frame) {
      if (error != null) {
        frame.place(error, at);
        return frame.raise(error);
      }
      frame.result = result;
      return code;
    }
  }

  private static void chain(JacError raised, JacError handled) {
    if (!Identity.same(raised.exception(), handled.exception())
        && raised.exception().context() == null) {
      raised.exception().context(handled.exception());
    }
  }

  private static @Nullable Handler taking(Frame frame, Handler[] handlers, JacError error) {
    if (error.isFatal()) {
      return null;
    }
    for (Handler handler : handlers) {
      if (handler.takes(frame, error)) {
        return handler;
      }
    }
    return null;
  }
}
