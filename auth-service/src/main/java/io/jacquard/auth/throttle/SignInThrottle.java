package io.jacquard.auth.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jacquard.commons.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counts failed sign-ins of each account and from each address. Beyond what is free, each failure
 * doubles the time before the next attempt is looked at. Counts are this process's own.
 */
@Singleton
public final class SignInThrottle {
  private static final int MOST_COUNTED = 100_000;
  private static final int MOST_DOUBLINGS = 20;

  private final ThrottleConfig config;
  private final Clock clock;
  private final Counter accounts;
  private final Counter addresses;

  @Inject
  SignInThrottle(ThrottleConfig config) {
    this(config, Clock.systemUTC());
  }

  public SignInThrottle(ThrottleConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.accounts = new Counter(config.accountFailures());
    this.addresses = new Counter(config.addressFailures());
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

  private record Failures(int count, long lastMillis) {}

  /** The failures of one kind of key. */
  private final class Counter {
    private final int free;
    private final Cache<String, Failures> failures =
        Caffeine.newBuilder().maximumSize(MOST_COUNTED).expireAfterWrite(config.memory()).build();

    Counter(int free) {
      this.free = free;
    }

    void count(String key) {
      long now = clock.millis();
      failures
          .asMap()
          .merge(key, new Failures(1, now), (old, _) -> new Failures(old.count() + 1, now));
    }

    void forget(String key) {
      failures.invalidate(key);
    }

    long pauseMillis(String key) {
      @Nullable Failures seen = failures.getIfPresent(key);
      if (seen == null || seen.count() < free) {
        return 0;
      }
      int doublings = Math.min(seen.count() - free, MOST_DOUBLINGS);
      long pause = Math.min(1000L << doublings, config.longestPause().toMillis());
      return seen.lastMillis() + pause - clock.millis();
    }
  }
}
