package io.jacquard.auth.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** What this process has seen. */
final class LocalCounts implements FailureCounts {
  private static final int MOST_COUNTED = 100_000;

  private final Cache<String, Failures> failures;

  LocalCounts(Duration memory) {
    this.failures =
        Caffeine.newBuilder().maximumSize(MOST_COUNTED).expireAfterWrite(memory).build();
  }

  @Override
  public void add(String key, long nowMillis) {
    failures
        .asMap()
        .merge(
            key, new Failures(1, nowMillis), (old, _) -> new Failures(old.count() + 1, nowMillis));
  }

  @Override
  public Failures of(String key) {
    return failures.asMap().getOrDefault(key, Failures.NONE);
  }

  @Override
  public void forget(String key) {
    failures.invalidate(key);
  }
}
