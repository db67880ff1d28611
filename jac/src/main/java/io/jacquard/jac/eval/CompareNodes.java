package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.syntax.Expr.CompareOp;

/** Comparisons. */
final class CompareNodes {
  private CompareNodes() {}

  static Node make(CompareOp op, Node left, Node right) {
    return switch (op) {
      case EQ -> new Equal(left, right);
      case LT -> new Less(left, right);
      case GT -> new Greater(left, right);
      default -> new Other(op, left, right);
    };
  }

  static boolean holds(CompareOp op, Object a, Object b) {
    return switch (op) {
      case EQ -> Ops.eq(a, b);
      case NE -> !Ops.eq(a, b);
      case LT -> Ops.lt(a, b);
      case LE -> Ops.le(a, b);
      case GT -> Ops.gt(a, b);
      case GE -> Ops.ge(a, b);
      case IN -> Ops.contains(b, a);
      case NOT_IN -> !Ops.contains(b, a);
      case IS -> Ops.is(a, b);
      case IS_NOT -> !Ops.is(a, b);
    };
  }

  private abstract static class Comparison extends BinaryNode {
    Comparison(Node left, Node right) {
      super(left, right);
    }

    @Override
    final Object execute(Frame frame) {
      return test(frame);
    }

    @Override
    abstract boolean test(Frame frame);
  }

  private static final class Equal extends Comparison {
    Equal(Node left, Node right) {
      super(left, right);
    }

    @Override
    boolean test(Frame frame) {
      Object a = left(frame);
      return Ops.eq(a, right(frame));
    }
  }

  private static final class Less extends Comparison {
    Less(Node left, Node right) {
      super(left, right);
    }

    @Override
    boolean test(Frame frame) {
      Object a = left(frame);
      return Ops.lt(a, right(frame));
    }
  }

  private static final class Greater extends Comparison {
    Greater(Node left, Node right) {
      super(left, right);
    }

    @Override
    boolean test(Frame frame) {
      Object a = left(frame);
      return Ops.gt(a, right(frame));
    }
  }

  private static final class Other extends Comparison {
    private final CompareOp op;

    Other(CompareOp op, Node left, Node right) {
      super(left, right);
      this.op = op;
    }

    @Override
    boolean test(Frame frame) {
      Object a = left(frame);
      return holds(op, a, right(frame));
    }
  }

  /** {@code a < b < c}. */
  static final class Chain extends Node {
    private final Node first;
    private final CompareOp[] ops;
    private final Node[] rest;

    Chain(Node first, CompareOp[] ops, Node[] rest) {
      this.first = first;
      this.ops = ops;
      this.rest = rest;
    }

    @Override
    Object execute(Frame frame) {
      return test(frame);
    }

    @Override
    boolean test(Frame frame) {
      Object left = first.execute(frame);
      for (int i = 0; i < ops.length; i++) {
        Object right = rest[i].execute(frame);
        if (!holds(ops[i], left, right)) {
          return false;
        }
        left = right;
      }
      return true;
    }
  }
}
