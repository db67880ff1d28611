package io.jacquard.e2e;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something that another process does. */
final class Polling {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Polling() {}

  /**
   * Returns once the condition holds; fails when it takes too long.
   *
   * @param what is waited for, as the failure says it
   */
  static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited in vain until " + what);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
