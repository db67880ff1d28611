package io.jacquard.topic.log;

import io.jacquard.topic.redis.RedisPlace;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Drops what is too old from topics that nobody adds to. Where there is no Redis it rests. */
@Singleton
final class Sweeper {
  private static final Logger LOG = Logger.getLogger(Sweeper.class);

  private final TopicLog log;
  private final TopicConfig config;
  private final RedisPlace place;
  private final Vertx vertx;

  Sweeper(TopicLog log, TopicConfig config, RedisPlace place, Vertx vertx) {
    this.log = log;
    this.config = config;
    this.place = place;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent event) {
    vertx.setPeriodic(config.sweepInterval().toMillis(), _ -> sweep());
  }

  private void sweep() {
    if (!place.running()) {
      return;
    }
    var _ =
        log.all()
            .thenCompose(topics ->
                CompletableFuture.allOf(
                    topics.stream()
                        .map(topic -> log.sweep(topic.name()))
                        .toArray(CompletableFuture<?>[]::new)))
            .exceptionally(failure -> {
              LOG.debugf("topics were not swept reason=%s", failure.getMessage());
              return null;
            });
  }
}
