package io.jacquard.topic.read;

import io.jacquard.topic.log.Position;
import io.jacquard.topic.log.Topic;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Waits for what is added to a topic, for somebody who reads it in a way of its own. */
public final class Waiter {
  private final WakeUps wakeUps;
  private final Vertx vertx;
  private final Watched watched;
  private final AtomicBoolean closed = new AtomicBoolean();

  Waiter(WakeUps wakeUps, Vertx vertx, Watched watched) {
    this.wakeUps = wakeUps;
    this.vertx = vertx;
    this.watched = watched;
  }

  public Topic topic() {
    return watched.topic();
  }

  /** To be asked before looking. */
  public long version() {
    return watched.signal().version();
  }

  /** Goes on at the first change after a version, or after some time. */
  public void await(long seen, Duration longest, Runnable action) {
    AtomicBoolean once = new AtomicBoolean();
    Runnable wake =
        () -> {
          if (once.compareAndSet(false, true)) {
            action.run();
          }
        };
    long timer =
        vertx.setTimer(
            longest.toMillis(),
            _ -> {
              watched.signal().forget(wake);
              wake.run();
            });
    watched.signal().await(seen, wake);
    if (once.get()) {
      vertx.cancelTimer(timer);
    }
  }

  /** Notes that somebody was given what lies before a place. */
  public void reached(Position position) {
    wakeUps.reached(watched, position, false);
  }

  /** Ends the waiting. */
  public void close() {
    if (closed.compareAndSet(false, true)) {
      var _ = wakeUps.leave(watched, false, Position.START).exceptionally(_ -> null);
    }
  }
}
