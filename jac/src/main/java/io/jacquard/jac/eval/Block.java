package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.JacError;
import org.jspecify.annotations.Nullable;

/** Statements one after the other; notes where an error left them. */
final class Block extends Step {
  private final Step[] steps;

  /** Runs a single statement. */
  static final class Single extends Step {
    private final Step step;

    Single(Step step) {
      super(step.at());
      this.step = step;
    }

    /** The expression when the statement is a {@code return} of one. */
    @Nullable Node returned() {
      return step instanceof PlainSteps.Return only ? only.value() : null;
    }

    @Override
    int run(Frame frame) {
      try {
        return step.run(frame);
      } catch (JacError e) {
        frame.place(e, at());
        throw e;
      }
    }
  }

  Block(int at, Step[] steps) {
    super(at);
    this.steps = steps;
  }

  @Override
  int run(Frame frame) {
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
  static final class Resumable extends Step {
    private final Step[] steps;
    private final int state;

    Resumable(int at, Step[] steps, int state) {
      super(at);
      this.steps = steps;
      this.state = state;
    }

    @Override
    int run(Frame frame) {
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
