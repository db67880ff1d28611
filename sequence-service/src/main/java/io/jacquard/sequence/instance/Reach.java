package io.jacquard.sequence.instance;

import io.jacquard.sequence.runner.DeliveryMarks;
import io.jacquard.sequence.runner.NoRunner;
import io.jacquard.sequence.runner.Outgoing;

/**
 * How an instance's process is reached.
 *
 * @param marks how far its streams were delivered
 * @param kill ends its processes at once
 */
record Reach(Outgoing runner, DeliveryMarks marks, Runnable kill) {

  /** There is no process any more. */
  static Reach none(DeliveryMarks marks) {
    return new Reach(NoRunner.INSTANCE, marks, () -> {});
  }
}
