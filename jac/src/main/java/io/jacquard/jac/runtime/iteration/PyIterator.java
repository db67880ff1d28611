package io.jacquard.jac.runtime.iteration;

import org.jspecify.annotations.Nullable;

/** What {@code for} consumes; also a value of the language (every iterator is iterable). */
@FunctionalInterface
public interface PyIterator {
  /** The next value, or {@code null} when there is none (which stands for StopIteration). */
  @Nullable Object next();

  /** What {@code next(iterator)} answers; StopIteration at the end. */
  default Object demand() {
    return GeneratorMethods.next(this, next());
  }
}
