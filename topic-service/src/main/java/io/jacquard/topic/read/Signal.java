package io.jacquard.topic.read;

import java.util.ArrayList;
import java.util.List;

/** Tells those who wait for a change of something that there may have been one. */
final class Signal {
  private long version;
  private List<Runnable> waiting = new ArrayList<>();

  /** To be asked before looking, so that no change in between is missed. */
  synchronized long version() {
    return version;
  }

  /** Runs something at the first change after a version; at once if there was one. */
  void await(long seen, Runnable action) {
    synchronized (this) {
      if (version == seen) {
        waiting.add(action);
        return;
      }
    }
    action.run();
  }

  /** No longer runs it. */
  synchronized void forget(Runnable action) {
    waiting.remove(action);
  }

  void raise() {
    List<Runnable> woken;
    synchronized (this) {
      version++;
      woken = waiting;
      waiting = new ArrayList<>();
    }
    woken.forEach(Runnable::run);
  }
}
