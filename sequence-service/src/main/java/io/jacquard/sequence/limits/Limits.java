package io.jacquard.sequence.limits;

import java.util.OptionalDouble;

/**
 * What one instance may use.
 *
 * @param memory the most bytes that all its processes have in memory
 * @param cores the most time of processors, in cores; empty for no limit
 */
public record Limits(long memory, OptionalDouble cores) {
  private static final int MEBI = 20;

  public Limits {
    if (memory <= 0) {
      throw new IllegalArgumentException("a limit of " + memory + " bytes");
    }
    if (cores.isPresent() && cores.getAsDouble() <= 0) {
      throw new IllegalArgumentException("a limit of " + cores.getAsDouble() + " cores");
    }
  }

  /** Why an instance that went over was ended. */
  public String memoryReason() {
    return "The instance used more than its " + (memory >> MEBI) + " MB of memory";
  }
}
