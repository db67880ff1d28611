package io.jacquard.jac.runtime.iteration;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** An iterator that is an object of a class with a name: {@code zip}, {@code list_iterator}. */
public final class TypedIterator implements PyIterator, NativeValue {
  private final PyType type;
  private final PyIterator items;

  public TypedIterator(PyType type, PyIterator items) {
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
