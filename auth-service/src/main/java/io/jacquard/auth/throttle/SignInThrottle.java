package io.jacquard.auth.throttle;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.commons.redis.RedisLine;
import io.jacquard.commons.redis.SharedRedis;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts failed sign-ins of each account and from each address. Beyond what is free, each failure
 * doubles the time before the next attempt is looked at. Counts are shared through Redis where
 * there is one, and each process keeps its own beside them, so that an outage frees nobody.
 */
@Singleton
public final class SignInThrottle {
  private static final int MOST_DOUBLINGS = 20;

  private final ThrottleConfig config;
  private final Clock clock;
  private final Counter accounts;
  private final Counter addresses;

  @Inject
  SignInThrottle(ThrottleConfig config, SharedRedis redis) {
    this(config, Clock.systemUTC(), redis.line());
  }

  /** Counts in this process alone. */
  public SignInThrottle(ThrottleConfig config, Clock clock) {
    this(config, clock, Optional.empty());
  }

  SignInThrottle(ThrottleConfig config, Clock clock, Optional<RedisLine> redis) {
    this.config = config;
    this.clock = clock;
    this.accounts = new Counter(config.accountFailures(), counts("account", redis));
    this.addresses = new Counter(config.addressFailures(), counts("address", redis));
  }

  private List<FailureCounts> counts(String kind, Optional<RedisLine> redis) {
    List<FailureCounts> counts = new ArrayList<>();
    counts.add(new LocalCounts(config.memory()));
    redis.ifPresent(line -> counts.add(new SharedCounts(line, kind, config.memory())));
    return counts;
  }

  /**
   * Lets an attempt pass, known or unknown account alike.
   *
   * @throws ProblemException with 429 while the account or the address has to pause
   */
  public void admit(String account, String address) {
    long pause = Math.max(accounts.pauseMillis(account), addresses.pauseMillis(address));
    if (pause > 0) {
      throw new ProblemException(
          ThrottleProblem.TOO_MANY_ATTEMPTS,
          "Too many failed sign-ins, try again later",
          Duration.ofMillis(pause).plusSeconds(1));
    }
  }

  public void failed(String account, String address) {
    accounts.count(account);
    addresses.count(address);
  }

  /** Forgets the failures of an account, but not those of the address, which may guess others'. */
  public void succeeded(String account) {
    accounts.forget(account);
  }

  /** The failures of one kind of key, as each of the counts has them. */
  private final class Counter {
    private final int free;
    private final List<FailureCounts> counts;

    Counter(int free, List<FailureCounts> counts) {
      this.free = free;
      this.counts = counts;
    }

    void count(String key) {
      counts.forEach(count -> count.add(key, clock.millis()));
    }

    void forget(String key) {
      counts.forEach(count -> count.forget(key));
    }

    long pauseMillis(String key) {
      return counts.stream().mapToLong(count -> pauseMillis(count.of(key))).max().orElse(0);
    }

    private long pauseMillis(Failures seen) {
      if (seen.count() < free) {
        return 0;
      }
      long doublings = Math.min(seen.count() - free, MOST_DOUBLINGS);
      long pause = Math.min(1000L << doublings, config.longestPause().toMillis());
      return seen.lastMillis() + pause - clock.millis();
    }
  }
}
