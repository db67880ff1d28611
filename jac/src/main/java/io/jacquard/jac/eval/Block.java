package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.JacError;

/** Statements one after the other; notes where an error left them. */
final class Block extends Step {
  private final Step[] steps;

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
