package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.resolve.ir.IrExpr.UnaryKind;
import io.jacquard.jac.runtime.operator.Ops;

/** Unary operations, and expressions that evaluate only some of their parts. */
public final class LogicNodes {
  private LogicNodes() {}

  public static Node unary(UnaryKind kind, Node operand) {
    return kind == UnaryKind.NOT ? new Not(operand) : new Unary(kind, operand);
  }

  static final class Not extends Node {
    private final Node operand;

    Not(Node operand) {
      this.operand = operand;
    }

    @Override
    public Object execute(Frame frame) {
      return !operand.test(frame);
    }

    @Override
    public boolean test(Frame frame) {
      return !operand.test(frame);
    }
  }

  private static final class Unary extends Node {
    private final UnaryKind kind;
    private final Node operand;

    Unary(UnaryKind kind, Node operand) {
      this.kind = kind;
      this.operand = operand;
    }

    @Override
    public Object execute(Frame frame) {
      Object value = operand.execute(frame);
      return switch (kind) {
        case NEGATE -> Ops.negate(value);
        case PLUS -> Ops.plus(value);
        case INVERT -> Ops.invert(value);
        case NOT -> !Ops.truthy(value);
      };
    }
  }

  public static final class And extends Node {
    private final Node left;
    private final Node right;

    public And(Node left, Node right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public Object execute(Frame frame) {
      Object value = left.execute(frame);
      return Ops.truthy(value) ? right.execute(frame) : value;
    }

    @Override
    public boolean test(Frame frame) {
      return left.test(frame) && right.test(frame);
    }
  }

  public static final class Or extends Node {
    private final Node left;
    private final Node right;

    public Or(Node left, Node right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public Object execute(Frame frame) {
      Object value = left.execute(frame);
      return Ops.truthy(value) ? value : right.execute(frame);
    }

    @Override
    public boolean test(Frame frame) {
      return left.test(frame) || right.test(frame);
    }
  }

  public static final class IsInstance extends Node {
    private final Node value;
    private final Node type;

    public IsInstance(Node value, Node type) {
      this.value = value;
      this.type = type;
    }

    @Override
    public Object execute(Frame frame) {
      return test(frame);
    }

    @Override
    public boolean test(Frame frame) {
      Object object = value.execute(frame);
      return Ops.isInstance(object, type.execute(frame));
    }
  }

  public static final class Conditional extends Node {
    private final Node test;
    private final Node then;
    private final Node otherwise;

    public Conditional(Node test, Node then, Node otherwise) {
      this.test = test;
      this.then = then;
      this.otherwise = otherwise;
    }

    @Override
    public Object execute(Frame frame) {
      return test.test(frame) ? then.execute(frame) : otherwise.execute(frame);
    }
  }
}
