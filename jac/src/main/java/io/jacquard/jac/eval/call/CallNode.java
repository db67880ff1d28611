package io.jacquard.jac.eval.call;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import org.jspecify.annotations.Nullable;

/** A call with positional arguments only. */
public final class CallNode extends Node {
  private final Node callee;
  private final Node[] arguments;
  private final int at;

  public CallNode(Node callee, Node[] arguments, int at) {
    this.callee = callee;
    this.arguments = arguments;
    this.at = at;
  }

  @Override
  public Object execute(Frame frame) {
    Object target = callee.execute(frame);
    if (target instanceof UserFunction function && function.takes(arguments.length)) {
      @Nullable Object[] slots = function.slots();
      for (int i = 0; i < arguments.length; i++) {
        slots[i] = arguments[i].execute(frame);
      }
      try {
        return function.enter(slots, arguments.length, frame.budget);
      } catch (JacError e) {
        frame.place(e, at);
        throw e;
      }
    }
    Object[] values = evaluate(arguments, frame);
    try {
      return target instanceof PyCallable callable
          ? callable.call(values, PyCallable.NO_KEYWORDS)
          : Ops.call(target, values, PyCallable.NO_KEYWORDS);
    } catch (JacError e) {
      frame.place(e, at);
      throw e;
    }
  }

  public static Object[] evaluate(Node[] nodes, Frame frame) {
    Object[] values = new Object[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      values[i] = nodes[i].execute(frame);
    }
    return values;
  }
}
