package io.jacquard.commons.redis;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether Redis answers. Always up: without Redis answers are slower, not wrong. */
@Readiness
@Singleton
final class RedisHealth implements HealthCheck {
  private final SharedRedis redis;

  RedisHealth(SharedRedis redis) {
    this.redis = redis;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("redis").up().withData("state", state()).build();
  }

  private String state() {
    if (!redis.configured()) {
      return "not configured";
    }
    return redis.answers() ? "answers" : "away";
  }
}
