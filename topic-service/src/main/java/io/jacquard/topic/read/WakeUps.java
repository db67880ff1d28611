package io.jacquard.topic.read;

import io.jacquard.commons.redis.RedisSession;
import io.jacquard.topic.log.Position;
import io.jacquard.topic.log.Topic;
import io.jacquard.topic.log.TopicLog;
import io.jacquard.topic.redis.TopicRedis;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the readers of this process. It listens on a channel of its own; that somebody listens
 * there is also how others know that the process is alive.
 */
@Singleton
public final class WakeUps {
  private static final Logger LOG = Logger.getLogger(WakeUps.class);
  private static final String CHANNEL = "jacquard:topic-process:";
  private static final String MESSAGE = "message";
  private static final long PAUSE_MILLIS = 200;
  private static final long NOTE_MILLIS = 100;

  private final String process = UUID.randomUUID().toString();
  private final TopicRedis redis;
  private final TopicLog log;
  private final Vertx vertx;
  private final Map<String, Watched> watched = new ConcurrentHashMap<>();
  private @Nullable CompletableFuture<Void> listening;
  private int attempts;

  WakeUps(TopicRedis redis, TopicLog log, Vertx vertx) {
    this.redis = redis;
    this.log = log;
    this.vertx = vertx;
  }

  /** Names this process. */
  String process() {
    return process;
  }

  /** Completes once this process is told of changes. */
  synchronized CompletableFuture<Void> listen() {
    CompletableFuture<Void> known = listening;
    if (known != null) {
      return known;
    }
    int attempt = ++attempts;
    CompletableFuture<Void> made =
        TopicRedis.told(redis.messages().thenCompose(session -> subscribe(session, attempt)));
    listening = made;
    var _ =
        made.whenComplete((_, failure) -> {
          if (failure == null) {
            watched.values().forEach(this::restore);
          } else {
            lost(attempt);
          }
        });
    return made;
  }

  private CompletableFuture<Void> subscribe(RedisSession session, int attempt) {
    session.onMessage(this::heard);
    return session
        .send(Request.cmd(Command.SUBSCRIBE).arg(CHANNEL + process))
        .thenAccept(_ -> session.onEnd(() -> lost(attempt)));
  }

  private void lost(int attempt) {
    synchronized (this) {
      if (attempt != attempts) {
        return;
      }
      listening = null;
    }
    if (!watched.isEmpty()) {
      vertx.setTimer(
          PAUSE_MILLIS,
          _ -> {
            var _ = listen();
          });
    }
  }

  /** Redis may have forgotten this process meanwhile, and entries may have come. */
  private void restore(Watched topic) {
    var _ =
        log.watch(topic.topic(), process, topic.readers(), topic.live())
            .whenComplete((_, failure) -> {
              if (failure != null) {
                LOG.debugf("readers were not restored reason=%s", failure.getMessage());
              }
              topic.signal().raise();
            });
  }

  private void heard(Response push) {
    if (push.size() == 3 && MESSAGE.equals(String.valueOf(push.get(0)))) {
      Watched topic = watched.get(String.valueOf(push.get(2)));
      if (topic != null) {
        topic.signal().raise();
      }
    }
  }

  /** Begins to be told of a topic's changes, for one reader more. */
  CompletableFuture<Watched> enter(Topic topic, boolean live) {
    Watched entered =
        watched.compute(
            topic.life(),
            (_, known) -> {
              Watched one = known == null ? new Watched(topic) : known;
              one.enter(live);
              return one;
            });
    return log.watch(topic, process, entered.readers(), null).thenApply(_ -> entered);
  }

  /** One reader less. */
  CompletableFuture<?> leave(Watched topic, boolean live, Position position) {
    watched.computeIfPresent(
        topic.topic().life(),
        (_, known) -> {
          known.leave(live);
          return known.readers() == 0 ? null : known;
        });
    var left = log.leave(topic.topic(), process, live, position);
    return topic.readers() > 0
        ? left
        : left.thenCompose(_ -> log.watch(topic.topic(), process, topic.readers(), null));
  }

  /** Notes how far a reader was given data; Redis is told a little later. */
  void reached(Watched topic, Position position, boolean live) {
    if (topic.reached(position, live)) {
      vertx.setTimer(NOTE_MILLIS, _ -> note(topic));
    }
  }

  private void note(Watched topic) {
    Position[] given = topic.take();
    CompletableFuture<?> noted = log.advance(topic.topic(), given[1], true);
    if (given[0].compareTo(given[1]) > 0) {
      noted = noted.thenCompose(_ -> log.advance(topic.topic(), given[0], false));
    }
    var _ =
        noted.exceptionally(failure -> {
          LOG.debugf("the place of readers was not noted reason=%s", failure.getMessage());
          return null;
        });
  }
}
