package io.jacquard.auth.throttle;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.commons.redis.RedisConfig;
import io.jacquard.commons.redis.RedisServer;
import io.jacquard.commons.redis.SharedRedis;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Two processes that slow down the same guesser. */
@EnabledIf("io.jacquard.commons.redis.RedisServer#installed")
class SharedThrottleTest {
  private static final String HERE = "192.0.2.1";
  private static final String THERE = "192.0.2.2";

  private Vertx vertx;
  private RedisServer server;
  private SignInThrottle one;
  private SignInThrottle other;

  private record Settings(Optional<String> url) implements RedisConfig {
    @Override
    public Duration timeout() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Duration pause() {
      return Duration.ofMillis(100);
    }
  }

  private record Limits() implements ThrottleConfig {
    @Override
    public int accountFailures() {
      return 4;
    }

    @Override
    public int addressFailures() {
      return 100;
    }

    @Override
    public Duration longestPause() {
      return Duration.ofMinutes(5);
    }

    @Override
    public Duration memory() {
      return Duration.ofMinutes(15);
    }
  }

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx();
    server = RedisServer.start();
    one = process();
    other = process();
  }

  @AfterEach
  void stop() {
    server.close();
    vertx.close();
  }

  private SignInThrottle process() {
    SharedRedis redis = new SharedRedis(vertx, new Settings(Optional.of(server.url())));
    return new SignInThrottle(new Limits(), Clock.systemUTC(), redis.line());
  }

  @Test
  void theirFailuresAddUp() {
    fail(one, 2);
    fail(other, 2);

    refused(one);
    refused(other);
  }

  @Test
  void aSuccessAtOneForgetsAtBothWhatBothHaveSeen() {
    fail(one, 2);
    fail(other, 1);

    one.succeeded("ann");
    fail(one, 3);

    one.admit("ann", THERE);
    other.admit("ann", THERE);
  }

  @Test
  void withoutRedisEachGoesByItsOwn() {
    server.close();
    fail(one, 4);

    refused(one);
    other.admit("ann", THERE);
  }

  private static void fail(SignInThrottle throttle, int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed("ann", HERE);
    }
  }

  private static void refused(SignInThrottle throttle) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> throttle.admit("ann", THERE));
  }
}
