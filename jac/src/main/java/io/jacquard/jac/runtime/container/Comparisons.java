package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;

/** Element-wise equality, order and rendering that lists and tuples share. */
public final class Comparisons {
  private Comparisons() {}

  static boolean equal(Object[] a, int aSize, Object[] b, int bSize) {
    if (aSize != bSize) {
      return false;
    }
    for (int i = 0; i < aSize; i++) {
      if (!Keys.same(a[i], b[i])) {
        return false;
      }
    }
    return true;
  }

  /** Lexicographic comparison: the first pair that differs decides, else the lengths. */
  static boolean ordered(Operator operator, Object[] a, int aSize, Object[] b, int bSize) {
    int common = Math.min(aSize, bSize);
    for (int i = 0; i < common; i++) {
      if (!Keys.same(a[i], b[i])) {
        return apply(operator, a[i], b[i]);
      }
    }
    return operator.holds(Integer.compare(aSize, bSize));
  }

  private static boolean apply(Operator operator, Object a, Object b) {
    return switch (operator) {
      case LT -> Ops.lt(a, b);
      case LE -> Ops.le(a, b);
      case GT -> Ops.gt(a, b);
      case GE -> Ops.ge(a, b);
      default -> throw new IllegalStateException(operator.symbol() + " is no comparison");
    };
  }

  /** Appends {@code a, b, c}. */
  static void join(StringBuilder out, Object[] items, int size) {
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out.append(", ");
      }
      append(out, items[i]);
    }
  }

  /** Appends the repr of a value; refuses text beyond the budget, which nesting can explode. */
  public static void append(StringBuilder out, Object value) {
    out.append(Ops.repr(value));
    if (out.length() > 1 << 20) {
      Sizes.check(out.length());
    }
  }
}
