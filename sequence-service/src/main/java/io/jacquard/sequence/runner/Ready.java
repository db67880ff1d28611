package io.jacquard.sequence.runner;

import io.jacquard.sequence.link.DeliveryMarks;
import io.jacquard.sequence.link.Link;
import java.io.IOException;

/**
 * A runner that waits for its sequence.
 *
 * @param link the connection to it, from which nothing was read yet
 * @param marks how far its streams were delivered
 */
public record Ready(RunnerProcess process, Link link, DeliveryMarks marks) {

  /** Ends it, as it is not needed. */
  void discard() throws IOException {
    link.close();
    process.kill();
    marks.close();
    process.forget();
  }
}
