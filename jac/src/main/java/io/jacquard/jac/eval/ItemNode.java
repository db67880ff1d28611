package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.JacError;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.container.PySlice;

/** {@code target[index]}. */
final class ItemNode extends Node {
  private final Node target;
  private final Node index;
  private final int at;

  ItemNode(Node target, Node index, int at) {
    this.target = target;
    this.index = index;
    this.at = at;
  }

  @Override
  Object execute(Frame frame) {
    Object object = target.execute(frame);
    Object key = index.execute(frame);
    try {
      return Ops.getItem(object, key);
    } catch (JacError e) {
      frame.place(e, at);
      throw e;
    }
  }

  /** {@code target?[index]}: None where there is no target, key or index. */
  static final class Safe extends Node {
    private final Node target;
    private final Node index;

    Safe(Node target, Node index) {
      this.target = target;
      this.index = index;
    }

    @Override
    Object execute(Frame frame) {
      Object object = target.execute(frame);
      if (Identity.same(object, None.NONE)) {
        return None.NONE;
      }
      Object key = index.execute(frame);
      try {
        return Ops.getItem(object, key);
      } catch (JacError e) {
        if (Raised.isLookupFailure(e)) {
          return None.NONE;
        }
        throw e;
      }
    }
  }

  /** {@code lower:upper:step}. */
  static final class Slice extends Node {
    private final Node lower;
    private final Node upper;
    private final Node step;

    Slice(Node lower, Node upper, Node step) {
      this.lower = lower;
      this.upper = upper;
      this.step = step;
    }

    @Override
    Object execute(Frame frame) {
      Object from = lower.execute(frame);
      Object to = upper.execute(frame);
      return new PySlice(from, to, step.execute(frame));
    }
  }
}
