package io.jacquard.jac.eval;

import io.jacquard.jac.resolve.IrExpr.UnaryKind;
import io.jacquard.jac.runtime.Ops;

/** Unary operations, and expressions that evaluate only some of their parts. */
final class LogicNodes {
  private LogicNodes() {}

  static Node unary(UnaryKind kind, Node operand) {
    return kind == UnaryKind.NOT ? new Not(operand) : new Unary(kind, operand);
  }

  static final class Not extends Node {
    private final Node operand;

    Not(Node operand) {
      this.operand = operand;
    }

    @Override
    Object execute(Frame frame) {
      return !operand.test(frame);
    }

    @Override
    boolean test(Frame frame) {
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
    Object execute(Frame frame) {
      Object value = operand.execute(frame);
      return switch (kind) {
        case NEGATE -> Ops.negate(value);
        case PLUS -> Ops.plus(value);
        case INVERT -> Ops.invert(value);
        case NOT -> !Ops.truthy(value);
      };
    }
  }

  static final class And extends Node {
    private final Node left;
    private final Node right;

    And(Node left, Node right) {
      this.left = left;
      this.right = right;
    }

    @Override
    Object execute(Frame frame) {
      Object value = left.execute(frame);
      return Ops.truthy(value) ? right.execute(frame) : value;
    }

    @Override
    boolean test(Frame frame) {
      return left.test(frame) && right.test(frame);
    }
  }

  static final class Or extends Node {
    private final Node left;
    private final Node right;

    Or(Node left, Node right) {
      this.left = left;
      this.right = right;
    }

    @Override
    Object execute(Frame frame) {
      Object value = left.execute(frame);
      return Ops.truthy(value) ? value : right.execute(frame);
    }

    @Override
    boolean test(Frame frame) {
      return left.test(frame) || right.test(frame);
    }
  }

  static final class IsInstance extends Node {
    private final Node value;
    private final Node type;

    IsInstance(Node value, Node type) {
      this.value = value;
      this.type = type;
    }

    @Override
    Object execute(Frame frame) {
      return test(frame);
    }

    @Override
    boolean test(Frame frame) {
      Object object = value.execute(frame);
      return Ops.isInstance(object, type.execute(frame));
    }
  }

  static final class Conditional extends Node {
    private final Node test;
    private final Node then;
    private final Node otherwise;

    Conditional(Node test, Node then, Node otherwise) {
      this.test = test;
      this.then = then;
      this.otherwise = otherwise;
    }

    @Override
    Object execute(Frame frame) {
      return test.test(frame) ? then.execute(frame) : otherwise.execute(frame);
    }
  }
}
