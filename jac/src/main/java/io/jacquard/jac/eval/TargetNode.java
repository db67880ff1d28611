package io.jacquard.jac.eval;

/** Something a value can be stored in. */
abstract class TargetNode {

  abstract void store(Frame frame, Object value);

  /** Removes what is stored; {@code del}. */
  abstract void delete(Frame frame);

  /** Forgets a name if it is bound; for the names of handlers. */
  void forget(Frame frame) {}

  /** The frame slot of an uncaptured variable; else -1. */
  int slot() {
    return -1;
  }
}
