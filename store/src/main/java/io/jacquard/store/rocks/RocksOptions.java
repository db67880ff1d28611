package io.jacquard.store.rocks;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * How an embedded store is opened.
 *
 * @param folder the data folder; made when absent, for the owner's eyes only
 * @param sweepEvery how often expired documents are removed
 * @param cacheBytes memory for blocks read from disk
 */
public record RocksOptions(Path folder, Clock clock, Duration sweepEvery, long cacheBytes) {
  private static final long DEFAULT_CACHE = 64L << 20;

  public RocksOptions {
    if (sweepEvery.isNegative() || sweepEvery.isZero()) {
      throw new IllegalArgumentException("sweepEvery must be positive, not " + sweepEvery);
    }
  }

  public static RocksOptions in(Path folder) {
    return new RocksOptions(folder, Clock.systemUTC(), Duration.ofSeconds(5), DEFAULT_CACHE);
  }

  public RocksOptions with(Clock other) {
    return new RocksOptions(folder, other, sweepEvery, cacheBytes);
  }
}
