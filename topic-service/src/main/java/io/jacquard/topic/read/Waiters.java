package io.jacquard.topic.read;

import io.jacquard.topic.log.Begin;
import io.jacquard.topic.log.ContentType;
import io.jacquard.topic.log.TopicLog;
import io.jacquard.topic.log.TopicName;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes waiters. */
@Singleton
public final class Waiters {
  private final TopicLog log;
  private final WakeUps wakeUps;
  private final Vertx vertx;

  Waiters(TopicLog log, WakeUps wakeUps, Vertx vertx) {
    this.log = log;
    this.wakeUps = wakeUps;
    this.vertx = vertx;
  }

  /** One for a topic, which is made if need be. */
  public CompletableFuture<Waiter> open(TopicName name, @Nullable ContentType type) {
    return wakeUps
        .listen()
        .thenCompose(_ -> log.join(name, type, wakeUps.process(), new Begin.Latest()))
        .thenCompose(joined -> wakeUps.enter(joined.topic(), false))
        .thenApply(watched -> new Waiter(wakeUps, vertx, watched));
  }
}
