package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.syntax.tree.Expr.CompareOp;

/** Comparisons. */
public final class CompareNodes {
  private CompareNodes() {}

  public static Node make(CompareOp op, Node left, Node right) {
    return switch (op) {
      case EQ -> new Equal(left, right);
      case LT -> new Less(left, right);
      case GT -> new Greater(left, right);
      default -> new Other(op, left, right);
    };
  }

  public static boolean holds(CompareOp op, Object a, Object b) {
    return switch (op) {
      case EQ -> Ops.eq(a, b);
      case NE -> Ops.ne(a, b);
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

  /** The value of a comparison; objects with methods of their own may answer anything. */
  private static Object answer(CompareOp op, Object a, Object b) {
    return switch (op) {
      case EQ -> Ops.equality(a, b);
      case NE -> Ops.inequality(a, b);
      case LT -> Ops.ordering(Operator.LT, a, b);
      case LE -> Ops.ordering(Operator.LE, a, b);
      case GT -> Ops.ordering(Operator.GT, a, b);
      case GE -> Ops.ordering(Operator.GE, a, b);
      case IN, NOT_IN, IS, IS_NOT -> holds(op, a, b);
    };
  }

  private abstract static class Comparison extends BinaryNode {
    private final CompareOp op;

    Comparison(CompareOp op, Node left, Node right) {
      super(left, right);
      this.op = op;
    }

    @Override
    public final Object execute(Frame frame) {
      Object a = left(frame);
      Object b = right(frame);
      return (a instanceof Instance || b instanceof Instance) ? answer(op, a, b) : holds(a, b);
    }

    @Override
    public final boolean test(Frame frame) {
      Object a = left(frame);
      return holds(a, right(frame));
    }

    abstract boolean holds(Object a, Object b);
  }

  private static final class Equal extends Comparison {
    Equal(Node left, Node right) {
      super(CompareOp.EQ, left, right);
    }

    @Override
    boolean holds(Object a, Object b) {
      return Ops.eq(a, b);
    }
  }

  private static final class Less extends Comparison {
    Less(Node left, Node right) {
      super(CompareOp.LT, left, right);
    }

    @Override
    boolean holds(Object a, Object b) {
      return Ops.lt(a, b);
    }
  }

  private static final class Greater extends Comparison {
    Greater(Node left, Node right) {
      super(CompareOp.GT, left, right);
    }

    @Override
    boolean holds(Object a, Object b) {
      return Ops.gt(a, b);
    }
  }

  private static final class Other extends Comparison {
    private final CompareOp op;

    Other(CompareOp op, Node left, Node right) {
      super(op, left, right);
      this.op = op;
    }

    @Override
    boolean holds(Object a, Object b) {
      return CompareNodes.holds(op, a, b);
    }
  }

  /** {@code a < b < c}. */
  public static final class Chain extends Node {
    private final Node first;
    private final CompareOp[] ops;
    private final Node[] rest;

    public Chain(Node first, CompareOp[] ops, Node[] rest) {
      this.first = first;
      this.ops = ops;
      this.rest = rest;
    }

    @Override
    public Object execute(Frame frame) {
      Object left = first.execute(frame);
      Object answer = true;
      for (int i = 0; i < ops.length; i++) {
        Object right = rest[i].execute(frame);
        answer = answer(ops[i], left, right);
        if (!Ops.truthy(answer)) {
          break;
        }
        left = right;
      }
      return answer;
    }

    @Override
    public boolean test(Frame frame) {
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
