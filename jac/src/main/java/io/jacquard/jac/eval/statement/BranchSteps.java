package io.jacquard.jac.eval.statement;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.call.GeneratorFrame;

/** Statements that choose or group. */
public final class BranchSteps {
  private BranchSteps() {}

  public static final class If extends Step {
    private final Node test;
    private final Step then;
    private final Step otherwise;

    public If(int at, Node test, Step then, Step otherwise) {
      super(at);
      this.test = test;
      this.then = then;
      this.otherwise = otherwise;
    }

    @Override
    public int run(Frame frame) {
      return test.test(frame) ? then.run(frame) : otherwise.run(frame);
    }
  }

  /** Without an else. */
  public static final class When extends Step {
    private final Node test;
    private final Step then;

    public When(int at, Node test, Step then) {
      super(at);
      this.test = test;
      this.then = then;
    }

    @Override
    public int run(Frame frame) {
      return test.test(frame) ? then.run(frame) : NORMAL;
    }
  }

  public static final class ResumableIf extends Step {
    private static final int THEN = 1;
    private static final int OTHERWISE = 2;

    private final Node test;
    private final Step then;
    private final Step otherwise;
    private final int state;

    public ResumableIf(int at, Node test, Step then, Step otherwise, int state) {
      super(at);
      this.test = test;
      this.then = then;
      this.otherwise = otherwise;
      this.state = state;
    }

    @Override
    public int run(Frame frame) {
      GeneratorFrame generator = (GeneratorFrame) frame;
      int branch = generator.take(state);
      if (branch == 0) {
        branch = test.test(frame) ? THEN : OTHERWISE;
      }
      int code = (branch == THEN ? then : otherwise).run(frame);
      if (code == SUSPEND) {
        generator.resume[state] = branch;
      }
      return code;
    }
  }

  /** A block that {@code break} leaves. */
  public static final class Breakable extends Step {
    private final Step body;

    public Breakable(int at, Step body) {
      super(at);
      this.body = body;
    }

    @Override
    public int run(Frame frame) {
      int code = body.run(frame);
      return code == BREAK ? NORMAL : code;
    }
  }

  /** Nothing to do. */
  public static final class Empty extends Step {
    public Empty(int at) {
      super(at);
    }

    @Override
    public int run(Frame frame) {
      return NORMAL;
    }
  }
}
