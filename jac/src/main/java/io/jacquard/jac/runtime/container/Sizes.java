package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;

/** Asks the running call's budget before one operation makes a value large. */
public final class Sizes {
  private static final int LARGEST = Integer.MAX_VALUE - 16;
  private static final int FIRST_CAPACITY = 8;

  private Sizes() {}

  /** Refuses a container or string of that many elements where the budget does not allow it. */
  public static int check(long elements) {
    Execution.checkSize(elements);
    if (elements > LARGEST) {
      throw Errors.make("MemoryError");
    }
    return (int) elements;
  }

  /** The number of elements of which there are some, and that {@code count} times. */
  public static int checkRepeated(int elements, long count) {
    return check(count > Long.MAX_VALUE / elements ? Long.MAX_VALUE : elements * count);
  }

  /** The capacity after growing an array that must hold {@code needed} elements. */
  static int grown(int capacity, int needed) {
    long wanted = Math.max(Math.max(FIRST_CAPACITY, needed), capacity + (capacity >> 1) + 1L);
    if (wanted > 1 << 16) {
      check(needed);
    }
    return (int) Math.min(wanted, LARGEST);
  }
}
