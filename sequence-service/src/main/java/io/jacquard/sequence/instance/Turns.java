package io.jacquard.sequence.instance;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does things that may wait one after the other, away from whoever asks for them. */
final class Turns {
  private static final Logger LOG = Logger.getLogger(Turns.class);

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  /** Does something after all that was asked for before. */
  synchronized void take(Runnable task) {
    waiting.add(task);
    if (!busy) {
      busy = true;
      Thread.startVirtualThread(this::work);
    }
  }

  /** Waits until nothing is left to be done. */
  synchronized void await() throws InterruptedException {
    while (busy) {
      wait();
    }
  }

  private void work() {
    for (Runnable task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.errorf(e, "what an instance asked for was not done");
      }
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable task = waiting.poll();
    if (task == null) {
      busy = false;
      notifyAll();
    }
    return task;
  }
}
