package io.jacquard.jac.lib;

import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;

/** Waiting that keeps to the deadline of the running call. */
public final class Pause {
  private static final long SLICE_NANOS = 50_000_000;

  private Pause() {}

  public static void seconds(double seconds) {
    long end = System.nanoTime() + (long) Math.min(seconds * 1e9, Long.MAX_VALUE / 4.0);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      Execution.current().budget().check();
      nanos(Math.min(left, SLICE_NANOS));
    }
  }

  private static void nanos(long nanos) {
    try {
      Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Errors.make("InterruptedError", "the call was cancelled");
    }
  }
}
