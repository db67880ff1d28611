package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.Raised;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PySlice;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;

/** {@code target[index]}. */
public final class ItemNode extends Node {
  private final Node target;
  private final Node index;
  private final int at;

  public ItemNode(Node target, Node index, int at) {
    this.target = target;
    this.index = index;
    this.at = at;
  }

  @Override
  public Object execute(Frame frame) {
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
  public static final class Safe extends Node {
    private final Node target;
    private final Node index;

    public Safe(Node target, Node index) {
      this.target = target;
      this.index = index;
    }

    @Override
    public Object execute(Frame frame) {
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
  public static final class Slice extends Node {
    private final Node lower;
    private final Node upper;
    private final Node step;

    public Slice(Node lower, Node upper, Node step) {
      this.lower = lower;
      this.upper = upper;
      this.step = step;
    }

    @Override
    public Object execute(Frame frame) {
      Object from = lower.execute(frame);
      Object to = upper.execute(frame);
      return new PySlice(from, to, step.execute(frame));
    }
  }
}
