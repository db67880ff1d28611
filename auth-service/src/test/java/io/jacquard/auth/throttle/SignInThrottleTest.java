package io.jacquard.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.store.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
  private static final String HERE = "192.0.2.1";
  private static final String THERE = "192.0.2.2";

  private final MutableClock clock = new MutableClock();
  private final SignInThrottle throttle = new SignInThrottle(new Limits(), clock);

  @Test
  void aFewFailuresAreFree() {
    fail("ann", HERE, 2);

    throttle.admit("ann", HERE);
  }

  @Test
  void anAccountPausesWhereverItIsTriedFrom() {
    fail("ann", HERE, 3);

    refused("ann", THERE);
    throttle.admit("bob", HERE);
  }

  @Test
  void anAddressPausesWhateverItTries() {
    for (int i = 0; i < 5; i++) {
      fail("user" + i, HERE, 1);
    }

    refused("ann", HERE);
    throttle.admit("ann", THERE);
  }

  @Test
  void eachFurtherFailureDoublesThePause() {
    fail("ann", HERE, 4);

    clock.advance(Duration.ofMillis(1999));
    refused("ann", THERE);
    clock.advance(Duration.ofMillis(1));
    throttle.admit("ann", THERE);
  }

  @Test
  void aPauseNeverGetsLongerThanConfigured() {
    fail("ann", HERE, 100);

    clock.advance(Duration.ofMinutes(1));

    throttle.admit("ann", THERE);
  }

  @Test
  void aSuccessForgetsTheAccountsFailuresOnly() {
    fail("ann", HERE, 5);

    throttle.succeeded("ann");

    throttle.admit("ann", THERE);
    refused("ann", HERE);
  }

  private void fail(String account, String address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed(account, address);
    }
  }

  private void refused(String account, String address) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> throttle.admit(account, address))
        .satisfies(problem -> {
          assertThat(problem.code().status()).isEqualTo(429);
          assertThat(problem.retryAfter()).isPositive();
        });
  }

  private record Limits() implements ThrottleConfig {
    @Override
    public int accountFailures() {
      return 3;
    }

    @Override
    public int addressFailures() {
      return 5;
    }

    @Override
    public Duration longestPause() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Duration memory() {
      return Duration.ofMinutes(15);
    }
  }
}
