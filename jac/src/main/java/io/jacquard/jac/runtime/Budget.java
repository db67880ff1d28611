package io.jacquard.jac.runtime;

/**
 * What one call may spend. Steps are counted at loop back-edges and calls; the deadline is looked
 * at every few thousand steps. Exceeding any of them raises an error of the language.
 */
public final class Budget {
  private final Limits limits;
  private final long deadlineNanos;
  private long steps;
  private int depth;

  /**
   * @param steps loop rounds and calls
   * @param depth nested calls before RecursionError
   * @param wallMillis milliseconds from the start of the call
   * @param size elements or characters of one container or string
   */
  public record Limits(long steps, int depth, long wallMillis, int size) {
    public static final Limits UNBOUNDED =
        new Limits(Long.MAX_VALUE, 1000, Long.MAX_VALUE / 2_000_000, Integer.MAX_VALUE - 16);
  }

  public Budget(Limits limits, long nowNanos) {
    this.limits = limits;
    this.deadlineNanos = nowNanos + limits.wallMillis() * 1_000_000;
  }

  /** Spends one step; raises TimeoutError past the deadline, RuntimeError past the step limit. */
  public void step() {
    if ((++steps & 0xFFF) == 0) {
      check();
    }
  }

  /** Enters a call; raises RecursionError past the depth limit. */
  public void enter() {
    if (++depth > limits.depth()) {
      depth--;
      throw Errors.make("RecursionError", "maximum recursion depth exceeded");
    }
    step();
  }

  public void leave() {
    depth--;
  }

  /** Raises MemoryError when one container or string would get larger than allowed. */
  public void size(long elements) {
    if (elements > limits.size()) {
      throw Errors.make(
          "MemoryError",
          "a value of " + elements + " elements exceeds the limit of " + limits.size());
    }
  }

  /** Raises when the call is past its deadline or step limit; for code that waits. */
  public void check() {
    if (steps > limits.steps()) {
      throw Errors.runtimeError("the call exceeded its limit of " + limits.steps() + " steps");
    }
    if (System.nanoTime() - deadlineNanos > 0) {
      throw Errors.make(
          "TimeoutError", "the call exceeded its limit of " + limits.wallMillis() + " ms");
    }
  }
}
