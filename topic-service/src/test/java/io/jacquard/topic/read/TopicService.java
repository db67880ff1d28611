package io.jacquard.topic.read;

import io.jacquard.commons.redis.RedisConfig;
import io.jacquard.commons.redis.SharedRedis;
import io.jacquard.topic.log.TopicConfig;
import io.jacquard.topic.log.TopicLog;
import io.jacquard.topic.redis.RedisPlace;
import io.jacquard.topic.redis.TopicRedis;
import io.jacquard.topic.redis.TopicRedisConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What one process of the service has, without its edge. */
record TopicService(TopicRedis redis, TopicLog log, WakeUps wakeUps, Readers readers, Polls polls) {
  static final long RETENTION = 2 << 20;

  private record Place(String url) implements RedisPlace {
    @Override
    public CompletionStage<String> address() {
      return CompletableFuture.completedStage(url);
    }

    @Override
    public boolean exists() {
      return true;
    }

    @Override
    public boolean running() {
      return true;
    }
  }

  private record RedisSettings(Optional<String> url) implements RedisConfig, TopicRedisConfig {
    @Override
    public Duration timeout() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration pause() {
      return Duration.ofMillis(50);
    }
  }

  private record Limits() implements TopicConfig {
    @Override
    public MemorySize retentionSize() {
      return new MemorySize(BigInteger.valueOf(RETENTION));
    }

    @Override
    public Duration retentionTime() {
      return Duration.ofDays(1);
    }

    @Override
    public Duration sweepInterval() {
      return Duration.ofMinutes(1);
    }

    @Override
    public MemorySize maxLine() {
      return new MemorySize(BigInteger.valueOf(1 << 20));
    }

    @Override
    public int most() {
      return 1000;
    }

    @Override
    public Duration placeRetention() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration lease() {
      return Duration.ofSeconds(30);
    }
  }

  static TopicService at(Vertx vertx, String url) {
    RedisSettings settings = new RedisSettings(Optional.of(url));
    TopicRedis redis = new TopicRedis(new Place(url), new SharedRedis(vertx, settings), settings);
    TopicLog log = new TopicLog(redis, new Limits());
    WakeUps wakeUps = new WakeUps(redis, log, vertx);
    return new TopicService(
        redis, log, wakeUps, new Readers(log, wakeUps, vertx), new Polls(log, wakeUps, vertx));
  }

  String process() {
    return wakeUps.process();
  }

  /** Ends its connections, as the end of the process would. */
  void close() {
    redis.close();
  }
}
