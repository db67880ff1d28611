package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Frame;

/** Something a value can be stored in. */
public abstract class TargetNode {

  public abstract void store(Frame frame, Object value);

  /** Removes what is stored; {@code del}. */
  public abstract void delete(Frame frame);

  /** Forgets a name if it is bound; for the names of handlers. */
  public void forget(Frame frame) {}

  /** The frame slot of an uncaptured variable; else -1. */
  public int slot() {
    return -1;
  }
}
