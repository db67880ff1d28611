package io.jacquard.sequence.instance.stream;

import io.jacquard.sequence.link.DeliveryMarks;
import io.jacquard.sequence.link.NoRunner;
import io.jacquard.sequence.link.Outgoing;

/**
 * How an instance's process is reached.
 *
 * @param marks how far its streams were delivered
 * @param kill ends its processes at once
 */
public record Reach(Outgoing runner, DeliveryMarks marks, Runnable kill) {

  /** There is no process any more. */
  public static Reach none(DeliveryMarks marks) {
    return new Reach(NoRunner.INSTANCE, marks, () -> {});
  }
}
