package io.jacquard.jac.lib.builtin;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.PyIterator;
import io.jacquard.jac.runtime.PyType;
import org.jspecify.annotations.Nullable;

/** An object of {@code enumerate}, {@code zip}, {@code map}, {@code filter} or {@code reversed}. */
final class LazyIterator implements PyIterator, NativeValue {
  private final PyType type;
  private final PyIterator items;

  LazyIterator(PyType type, PyIterator items) {
    this.type = type;
    this.items = items;
  }

  @Override
  public PyType type() {
    return type;
  }

  @Override
  public @Nullable Object next() {
    return items.next();
  }

  @Override
  public PyIterator iterator() {
    return this;
  }
}
