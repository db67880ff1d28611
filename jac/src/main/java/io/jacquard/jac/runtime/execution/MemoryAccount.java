package io.jacquard.jac.runtime.execution;

import io.jacquard.jac.runtime.failure.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Roughly what one call keeps in memory. The Java machine counts what each thread allocates; how
 * much of that is garbage shows when it collects: from one collection to the next a call can keep
 * no more than it allocated, and no more than the heap grew by. Before a call is ended everything
 * is collected, so that it is never ended for garbage. What other calls keep at the same time may
 * be counted too, but only to the amount that this one allocated. Shared by the threads of a call.
 */
final class MemoryAccount {
  /** Into so many parts the limit is divided; the heap is looked at once a part was allocated. */
  private static final int LOOKS = 8;

  private final long limit;
  private long allocated;
  private long nextLook;
  private long kept;
  private boolean passed;
  private Heap.@Nullable Collection seen;

  MemoryAccount(long limit) {
    this.limit = limit;
    this.nextLook = limit / LOOKS;
  }

  /** Counts bytes that the call allocated; raises MemoryError when it keeps too many. */
  synchronized void add(long bytes) {
    allocated += bytes;
    if (!passed && allocated >= nextLook) {
      look(Heap.last());
      if (kept > limit) {
        look(Heap.collected());
        passed = kept > limit;
      }
      nextLook = allocated + limit / LOOKS;
    }
    if (passed) {
      throw Errors.fatal(
          Limit.MEMORY,
          "MemoryError",
          "the call exceeded its limit of " + (limit >> 20) + " MB of memory");
    }
  }

  private void look(Heap.Collection last) {
    if (seen == null) {
      seen = last;
    } else if (last.endMillis() != seen.endMillis()) {
      kept = Math.max(0, kept + Math.min(last.live() - seen.live(), allocated));
      seen = last;
      allocated = 0;
    }
  }
}
