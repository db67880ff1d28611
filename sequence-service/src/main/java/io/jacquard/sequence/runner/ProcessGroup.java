package io.jacquard.sequence.runner;

import java.io.IOException;
import org.jboss.logging.Logger;

/** All processes that one runner began; the group has the number of the runner. */
final class ProcessGroup {
  private static final Logger LOG = Logger.getLogger(ProcessGroup.class);

  private ProcessGroup() {}

  /** Ends whatever is left of a group, at once. */
  static void kill(long leader) {
    try {
      new ProcessBuilder("kill", "-KILL", "--", "-" + leader)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      LOG.errorf(
          "the processes of a runner were not ended group=%d reason=%s", leader, e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
