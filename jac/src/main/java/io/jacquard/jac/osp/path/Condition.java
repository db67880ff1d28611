package io.jacquard.jac.osp.path;

import io.jacquard.jac.runtime.operator.Ops;

/** {@code field op value} of a filter, the value already evaluated. */
public record Condition(String field, Comparison op, Object value) {

  /** Whether the item's attribute satisfies the condition; AttributeError when it has none. */
  public boolean holds(Object item) {
    return op.holds(Ops.getAttr(item, field), value);
  }
}
