package io.jacquard.topic.health;

import io.jacquard.topic.redis.RedisPlace;
import io.jacquard.topic.redis.TopicRedis;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether the Redis of the topics answers. Always up: a process that serves more than topics
 * goes on without them, and their requests say why.
 */
@Readiness
@Singleton
final class TopicHealth implements HealthCheck {
  private final RedisPlace place;
  private final TopicRedis redis;

  TopicHealth(RedisPlace place, TopicRedis redis) {
    this.place = place;
    this.redis = redis;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("topics").up().withData("redis", state()).build();
  }

  private String state() {
    if (!place.exists()) {
      return "none";
    }
    if (!place.running()) {
      return "not started";
    }
    try {
      redis.send(Request.cmd(Command.PING)).join();
      return "answers";
    } catch (CompletionException _) {
      return "away";
    }
  }
}
