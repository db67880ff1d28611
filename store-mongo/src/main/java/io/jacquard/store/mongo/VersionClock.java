package io.jacquard.store.mongo;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives versions: microseconds with random low bits, so that processes that share a database give
 * different ones, and always greater than every version seen. Used by one thread.
 */
final class VersionClock {
  private static final int RANDOM_BITS = 8;
  private static final long MICROS = 1_000_000;
  private static final long NANOS = 1_000;

  private long last;

  void seen(long version) {
    last = Math.max(last, version);
  }

  long next() {
    Instant now = Instant.now();
    long micros = now.getEpochSecond() * MICROS + now.getNano() / NANOS;
    long random = ThreadLocalRandom.current().nextLong(1L << RANDOM_BITS);
    last = Math.max((micros << RANDOM_BITS) | random, last + 1 + random);
    return last;
  }
}
