package io.jacquard.jac.eval;

/** An executable statement. How it ended is its completion code, a value goes to the frame. */
abstract class Step {
  static final int NORMAL = 0;
  static final int BREAK = 1;
  static final int CONTINUE = 2;

  /** The function returns {@link Frame#result}. */
  static final int RETURN = 3;

  /** The generator yields {@link Frame#result}; running the step again goes on from there. */
  static final int SUSPEND = 4;

  private final int at;

  Step(int at) {
    this.at = at;
  }

  abstract int run(Frame frame);

  /** The source offset that an error in this statement reports. */
  final int at() {
    return at;
  }
}
