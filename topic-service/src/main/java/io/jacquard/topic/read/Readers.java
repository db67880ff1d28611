package io.jacquard.topic.read;

import io.jacquard.topic.log.Begin;
import io.jacquard.topic.log.ContentType;
import io.jacquard.topic.log.Joined;
import io.jacquard.topic.log.TopicLog;
import io.jacquard.topic.log.TopicName;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Begins readers. */
@Singleton
public final class Readers {
  private final TopicLog log;
  private final WakeUps wakeUps;
  private final Vertx vertx;

  Readers(TopicLog log, WakeUps wakeUps, Vertx vertx) {
    this.log = log;
    this.wakeUps = wakeUps;
    this.vertx = vertx;
  }

  /**
   * Joins a topic, which is made if need be.
   *
   * @param type what the reader wants, {@code null} for whatever the topic has
   * @param sinks makes what is given the data, once it is known where it begins
   */
  public CompletableFuture<TopicReader> open(
      TopicName name, @Nullable ContentType type, Begin begin, Function<Joined, Sink> sinks) {
    boolean live = begin.live();
    return wakeUps
        .listen()
        .thenCompose(_ -> log.join(name, type, wakeUps.process(), begin))
        .thenCompose(joined ->
            wakeUps
                .enter(joined.topic(), live)
                .thenApply(watched -> {
                  Sink sink = sinks.apply(joined);
                  return new TopicReader(log, wakeUps, vertx, watched, joined, live, sink);
                }));
  }
}
