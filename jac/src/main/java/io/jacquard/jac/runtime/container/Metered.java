package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.iteration.PyIterator;
import org.jspecify.annotations.Nullable;

/**
 * The items of a source that may be endless: spends from the running call's budget, because a
 * consumer in Java ({@code sum}, {@code any}) would not.
 */
public final class Metered implements PyIterator {
  private static final int INTERVAL = 0x1000;

  private final PyIterator items;
  private int untilSpent = INTERVAL;

  public Metered(PyIterator items) {
    this.items = items;
  }

  @Override
  public @Nullable Object next() {
    if (--untilSpent <= 0) {
      untilSpent = INTERVAL;
      Execution.spend(INTERVAL);
    }
    return items.next();
  }
}
