package io.jacquard.jac.runtime.execution;

import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What one call may spend. Steps are counted at loop back-edges and calls. Exceeding any of them
 * raises an error of the language; spent steps, a passed deadline and too much memory cannot be
 * caught. Belongs to one thread; tasks on other threads spend from a {@link #fork}.
 */
public final class Budget {
  private static final int INTERVAL = 0x1000;

  /** What a step takes at the least. */
  private static final int NANOS_A_STEP = 20;

  private final Limits limits;
  private final long deadlineNanos;
  private final AtomicLong spent;
  private final AtomicLong visited;
  private final @Nullable MemoryAccount memory;
  private long allocated;
  private int untilCheck = INTERVAL;
  private int depth;

  /**
   * @param steps loop rounds and calls
   * @param depth nested calls before RecursionError
   * @param wallMillis milliseconds from the start of the call
   * @param size elements or characters of one container or string
   * @param visits nodes and edges entered by walkers
   * @param memory bytes that the call keeps, roughly
   */
  public record Limits(long steps, int depth, long wallMillis, int size, long visits, long memory) {
    public static final Limits UNBOUNDED =
        new Limits(Long.MAX_VALUE, 1000, Long.MAX_VALUE / 2_000_000, Integer.MAX_VALUE - 16);

    /** Limits under which walkers go as far as they like. */
    public Limits(long steps, int depth, long wallMillis, int size) {
      this(steps, depth, wallMillis, size, Long.MAX_VALUE, Long.MAX_VALUE);
    }
  }

  public Budget(Limits limits, long nowNanos) {
    this(
        limits,
        nowNanos + limits.wallMillis() * 1_000_000,
        new AtomicLong(),
        new AtomicLong(),
        limits.memory() == Long.MAX_VALUE ? null : new MemoryAccount(limits.memory()));
    if (limits.wallMillis() < Limits.UNBOUNDED.wallMillis()) {
      Clock.start();
    }
  }

  private Budget(
      Limits limits,
      long deadlineNanos,
      AtomicLong spent,
      AtomicLong visited,
      @Nullable MemoryAccount memory) {
    this.limits = limits;
    this.deadlineNanos = deadlineNanos;
    this.spent = spent;
    this.visited = visited;
    this.memory = memory;
  }

  /** The same limits for a task on another thread: one account of steps, its own depth. */
  Budget fork() {
    return new Budget(limits, deadlineNanos, spent, visited, memory);
  }

  /** The running thread spends from here on; what it allocated before is not of this call. */
  void attach() {
    if (memory != null) {
      allocated = Heap.allocated();
    }
  }

  /** Spends a step and a visit, as a walker enters a node or an edge. */
  public void visit() {
    if (visited.incrementAndGet() > limits.visits()) {
      throw Errors.fatal(
          Limit.VISITS,
          "RuntimeError",
          "the call exceeded its limit of " + limits.visits() + " visits");
    }
    step();
  }

  /** Spends one step; raises TimeoutError past the deadline, RuntimeError past the step limit. */
  public void step() {
    if (--untilCheck <= 0 || Clock.isPast(deadlineNanos)) {
      spend(0);
    }
  }

  /** Spends many steps at once, for work in Java that grows with a value. */
  public void spend(long steps) {
    if (steps < untilCheck && !Clock.isPast(deadlineNanos)) {
      untilCheck -= (int) steps;
    } else {
      spent.addAndGet(INTERVAL - untilCheck + steps);
      untilCheck = INTERVAL;
      check();
    }
  }

  /**
   * Spends the steps of one operation in Java that cannot be interrupted, before it starts: raises
   * what is due when they are more than there are left, or when it would end past the deadline.
   */
  void spendAhead(long nanos) {
    spend(nanos / NANOS_A_STEP);
    if (System.nanoTime() + nanos - deadlineNanos > 0) {
      throw late();
    }
  }

  /** Enters a call; raises RecursionError past the depth limit. */
  public void enter() {
    if (++depth > limits.depth()) {
      depth--;
      throw Errors.recursion();
    }
    step();
  }

  public void leave() {
    depth--;
  }

  /** Raises MemoryError when one container or string would get larger than allowed. */
  public void size(long elements) {
    if (elements > limits.size()) {
      throw Errors.limit(
          Limit.SIZE,
          "MemoryError",
          "a value of " + elements + " elements exceeds the limit of " + limits.size());
    }
  }

  /** Raises what is due now; whoever waits or works in Java for long asks in between. */
  public void check() {
    if (spent.get() > limits.steps()) {
      throw Errors.fatal(
          Limit.STEPS,
          "RuntimeError",
          "the call exceeded its limit of " + limits.steps() + " steps");
    }
    if (System.nanoTime() - deadlineNanos > 0) {
      throw late();
    }
    if (memory != null) {
      long before = allocated;
      allocated = Heap.allocated();
      memory.add(allocated - before);
    }
  }

  private JacError late() {
    return Errors.fatal(
        Limit.TIME,
        "TimeoutError",
        "the call exceeded its limit of " + limits.wallMillis() + " ms");
  }
}
