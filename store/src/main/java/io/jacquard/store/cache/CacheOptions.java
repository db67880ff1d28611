package io.jacquard.store.cache;

import java.time.Duration;

/**
 * How a process caches documents.
 *
 * @param bytes the most memory, roughly
 * @param lease how long a process may go on by what it knew of the switch; what a change takes that
 *     the others could not be told of
 * @param rest how long caching stays off before somebody tries again
 */
public record CacheOptions(long bytes, Duration lease, Duration rest) {
  public static final CacheOptions DEFAULT =
      new CacheOptions(64L << 20, Duration.ofSeconds(2), Duration.ofSeconds(5));

  public CacheOptions {
    if (bytes < 0 || !lease.isPositive() || rest.isNegative()) {
      throw new IllegalArgumentException(
          "no way to cache: %d bytes, a lease of %s, a rest of %s".formatted(bytes, lease, rest));
    }
  }
}
