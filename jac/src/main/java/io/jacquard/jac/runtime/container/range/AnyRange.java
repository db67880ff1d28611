package io.jacquard.jac.runtime.container.range;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** A {@code range} of numbers of any size. */
sealed interface AnyRange extends NativeValue permits PyRange, BigRange {
  @Override
  default PyType type() {
    return BuiltinTypes.RANGE;
  }

  /** The position of a number, or {@code null}. */
  @Nullable Object indexOf(Object item);

  /** An iterator from the last number to the first. */
  PyIterator reversed();
}
