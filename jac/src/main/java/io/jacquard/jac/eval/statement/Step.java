package io.jacquard.jac.eval.statement;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.runtime.failure.JacError;

/** An executable statement. How it ended is its completion code, a value goes to the frame. */
public abstract class Step {
  public static final int NORMAL = 0;
  public static final int BREAK = 1;
  public static final int CONTINUE = 2;

  /** The function returns {@link Frame#result}. */
  public static final int RETURN = 3;

  /** The generator yields {@link Frame#result}; running the step again goes on from there. */
  public static final int SUSPEND = 4;

  /** {@link Frame#raised} is on its way to a handler: a {@code raise} without a Java throw. */
  public static final int RAISE = 5;

  private final int at;

  public Step(int at) {
    this.at = at;
  }

  public abstract int run(Frame frame);

  /** Raises an error here; the completion code. */
  final int raise(Frame frame, JacError error) {
    frame.place(error, at);
    return frame.raise(error);
  }

  /** The source offset that an error in this statement reports. */
  public final int at() {
    return at;
  }
}
