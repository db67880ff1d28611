package io.jacquard.bench.store;

import io.jacquard.commons.redis.RedisConfig;
import io.jacquard.walker.cache.SharedCacheConfig;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/** What a service is configured with by default. */
record CacheSettings(Optional<String> url) implements RedisConfig, SharedCacheConfig {
  @Override
  public Duration timeout() {
    return Duration.ofMillis(250);
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }

  @Override
  public MemorySize memory() {
    return new MemorySize(BigInteger.valueOf(64L << 20));
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofMinutes(10);
  }

  @Override
  public MemorySize largest() {
    return new MemorySize(BigInteger.valueOf(256L << 10));
  }

  @Override
  public Duration lease() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration rest() {
    return Duration.ofSeconds(5);
  }
}
