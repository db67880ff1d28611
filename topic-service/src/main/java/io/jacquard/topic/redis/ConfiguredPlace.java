package io.jacquard.topic.redis;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The Redis of the configuration, where the process brings none of its own. */
@DefaultBean
@Singleton
final class ConfiguredPlace implements RedisPlace {
  private final Optional<String> url;

  ConfiguredPlace(TopicRedisConfig config) {
    this.url = config.url().filter(address -> !address.isBlank());
  }

  @Override
  public CompletionStage<String> address() {
    return url.<CompletionStage<String>>map(CompletableFuture::completedStage)
        .orElseGet(() ->
            CompletableFuture.failedStage(
                new NoRedisException("Topics need a Redis: set REDIS_URL")));
  }

  @Override
  public boolean exists() {
    return url.isPresent();
  }

  @Override
  public boolean running() {
    return exists();
  }
}
