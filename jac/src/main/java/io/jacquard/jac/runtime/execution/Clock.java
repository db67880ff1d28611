package io.jacquard.jac.runtime.execution;

/**
 * A coarse time that is cheap enough to look at in every step: one thread of the process writes it
 * down ten times a second, once somebody has a deadline.
 */
final class Clock {
  private static final long TICK_MILLIS = 100;

  private static volatile long now = System.nanoTime();

  private Clock() {}

  /** Runs the thread from the first deadline on. */
  private static final class Ticking {
    private static final Thread THREAD =
        Thread.ofPlatform().daemon().name("jac-clock").start(Ticking::tick);

    private static void tick() {
      while (!Thread.currentThread().isInterrupted()) {
        now = System.nanoTime();
        try {
          Thread.sleep(TICK_MILLIS);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /** Makes the time go on. */
  static boolean start() {
    return Ticking.THREAD.isAlive();
  }

  static boolean isPast(long deadlineNanos) {
    return now - deadlineNanos > 0;
  }
}
