package io.jacquard.jac.eval;

/** Statements that choose or group. */
final class BranchSteps {
  private BranchSteps() {}

  static final class If extends Step {
    private final Node test;
    private final Step then;
    private final Step otherwise;

    If(int at, Node test, Step then, Step otherwise) {
      super(at);
      this.test = test;
      this.then = then;
      this.otherwise = otherwise;
    }

    @Override
    int run(Frame frame) {
      return test.test(frame) ? then.run(frame) : otherwise.run(frame);
    }
  }

  /** Without an else. */
  static final class When extends Step {
    private final Node test;
    private final Step then;

    When(int at, Node test, Step then) {
      super(at);
      this.test = test;
      this.then = then;
    }

    @Override
    int run(Frame frame) {
      return test.test(frame) ? then.run(frame) : NORMAL;
    }
  }

  static final class ResumableIf extends Step {
    private static final int THEN = 1;
    private static final int OTHERWISE = 2;

    private final Node test;
    private final Step then;
    private final Step otherwise;
    private final int state;

    ResumableIf(int at, Node test, Step then, Step otherwise, int state) {
      super(at);
      this.test = test;
      this.then = then;
      this.otherwise = otherwise;
      this.state = state;
    }

    @Override
    int run(Frame frame) {
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
  static final class Breakable extends Step {
    private final Step body;

    Breakable(int at, Step body) {
      super(at);
      this.body = body;
    }

    @Override
    int run(Frame frame) {
      int code = body.run(frame);
      return code == BREAK ? NORMAL : code;
    }
  }

  /** Nothing to do. */
  static final class Empty extends Step {
    Empty(int at) {
      super(at);
    }

    @Override
    int run(Frame frame) {
      return NORMAL;
    }
  }
}
