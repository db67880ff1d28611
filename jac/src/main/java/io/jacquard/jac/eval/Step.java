package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.JacError;

/** An executable statement. How it ended is its completion code, a value goes to the frame. */
abstract class Step {
  static final int NORMAL = 0;
  static final int BREAK = 1;
  static final int CONTINUE = 2;

  /** The function returns {@link Frame#result}. */
  static final int RETURN = 3;

  /** The generator yields {@link Frame#result}; running the step again goes on from there. */
  static final int SUSPEND = 4;

  /** {@link Frame#raised} is on its way to a handler: a {@code raise} without a Java throw. */
  static final int RAISE = 5;

  private final int at;

  Step(int at) {
    this.at = at;
  }

  abstract int run(Frame frame);

  /** Raises an error here; the completion code. */
  final int raise(Frame frame, JacError error) {
    frame.place(error, at);
    return frame.raise(error);
  }

  /** The source offset that an error in this statement reports. */
  final int at() {
    return at;
  }
}
