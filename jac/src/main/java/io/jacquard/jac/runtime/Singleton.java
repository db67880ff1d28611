package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;

/** The values that exist once and are no {@code None}. */
public enum Singleton implements NativeValue {
  NOT_IMPLEMENTED("NotImplemented"),
  ELLIPSIS("Ellipsis");

  private final String text;

  Singleton(String text) {
    this.text = text;
  }

  @Override
  public PyType type() {
    return this == ELLIPSIS ? BuiltinTypes.ELLIPSIS : BuiltinTypes.NOT_IMPLEMENTED;
  }

  @Override
  public String repr() {
    return text;
  }
}
