package io.jacquard.jac.osp.path;

import io.jacquard.jac.runtime.operator.Ops;

/** The comparison of a filter condition; the names are those of the syntax tree's operators. */
public enum Comparison {
  EQ,
  NE,
  LT,
  LE,
  GT,
  GE,
  IN,
  NOT_IN,
  IS,
  IS_NOT;

  /** Whether {@code left <this> right} holds in the language. */
  public boolean holds(Object left, Object right) {
    return switch (this) {
      case EQ -> Ops.eq(left, right);
      case NE -> !Ops.eq(left, right);
      case LT -> Ops.lt(left, right);
      case LE -> Ops.le(left, right);
      case GT -> Ops.gt(left, right);
      case GE -> Ops.ge(left, right);
      case IN -> Ops.contains(right, left);
      case NOT_IN -> !Ops.contains(right, left);
      case IS -> Ops.is(left, right);
      case IS_NOT -> !Ops.is(left, right);
    };
  }
}
