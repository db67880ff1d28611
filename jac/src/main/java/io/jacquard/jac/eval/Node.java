package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.operator.Ops;

/** An executable expression: evaluates its operands in order and calls one operation. */
public abstract class Node {

  public abstract Object execute(Frame frame);

  /** The truth of the value; nodes that compute a truth answer it without making a value. */
  public boolean test(Frame frame) {
    return Ops.truthy(execute(frame));
  }

  /** The value when it is the same at every execution; else {@code null}. */
  @org.jspecify.annotations.Nullable
  public Object constant() {
    return null;
  }

  /** The frame slot when the node only reads an uncaptured variable; else -1. */
  public int slot() {
    return -1;
  }
}
