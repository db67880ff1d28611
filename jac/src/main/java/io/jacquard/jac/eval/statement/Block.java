package io.jacquard.jac.eval.statement;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.call.GeneratorFrame;
import io.jacquard.jac.runtime.failure.JacError;
import org.jspecify.annotations.Nullable;

/** Statements one after the other; notes where an error left them. */
public final class Block extends Step {
  private final Step[] steps;

  /** Runs a single statement. */
  public static final class Single extends Step {
    private final Step step;

    public Single(Step step) {
      super(step.at());
      this.step = step;
    }

    /** The expression when the statement is a {@code return} of one. */
    public @Nullable Node returned() {
      return step instanceof PlainSteps.Return only ? only.value() : null;
    }

    @Override
    public int run(Frame frame) {
      try {
        return step.run(frame);
      } catch (JacError e) {
        frame.place(e, at());
        throw e;
      }
    }
  }

  public Block(int at, Step[] steps) {
    super(at);
    this.steps = steps;
  }

  @Override
  public int run(Frame frame) {
    Step[] all = steps;
    int i = 0;
    try {
      for (; i < all.length; i++) {
        int code = all[i].run(frame);
        if (code != NORMAL) {
          return code;
        }
      }
      return NORMAL;
    } catch (JacError e) {
      frame.place(e, all[i].at());
      throw e;
    }
  }

  /** The same in a generator, able to go on at the statement that yielded. */
  public static final class Resumable extends Step {
    private final Step[] steps;
    private final int state;

    public Resumable(int at, Step[] steps, int state) {
      super(at);
      this.steps = steps;
      this.state = state;
    }

    @Override
    public int run(Frame frame) {
      GeneratorFrame generator = (GeneratorFrame) frame;
      int i = generator.take(state);
      try {
        for (; i < steps.length; i++) {
          int code = steps[i].run(frame);
          if (code != NORMAL) {
            if (code == SUSPEND) {
              generator.resume[state] = i;
            }
            return code;
          }
        }
        return NORMAL;
      } catch (JacError e) {
        frame.place(e, steps[i].at());
        throw e;
      }
    }
  }
}
