package io.jacquard.sequence.restart;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Decides whether an instance that has ended is begun again, and after how long. */
@Singleton
public final class RestartRule {
  private static final int MOST_DOUBLINGS = 30;

  private final RestartConfig config;
  private final RestartPolicy usual;

  RestartRule(RestartConfig config) {
    this.config = config;
    try {
      this.usual = RestartPolicy.of(config.policy());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("jacquard.sequence.restart.policy " + e.getMessage(), e);
    }
  }

  /**
   * One run that has ended.
   *
   * @param failed whether its exit code says so
   * @param restarts how often in a row it had been begun again
   * @param ran how long it ran
   */
  public record Run(boolean failed, int restarts, Duration ran) {}

  /** How often in a row it has been begun again, if it has not run long enough to forget that. */
  public int counted(Run run) {
    return run.ran().compareTo(config.settled()) >= 0 ? 0 : run.restarts();
  }

  /** How long to wait before it is begun again, if it is. */
  public Optional<Duration> delay(Optional<RestartPolicy> given, Run run) {
    RestartPolicy policy = given.orElse(usual);
    int before = counted(run);
    if (!applies(policy, run.failed()) || before >= policy.most().orElse(config.most())) {
      return Optional.empty();
    }
    Duration doubled = config.delay().multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
    Duration longest = config.longestDelay();
    return Optional.of(doubled.compareTo(longest) < 0 ? doubled : longest);
  }

  /** Whether one that ended with the hub, and not by itself, is begun again with the next hub. */
  public boolean returns(Optional<RestartPolicy> given) {
    return given.orElse(usual).mode() != RestartPolicy.Mode.NEVER;
  }

  private static boolean applies(RestartPolicy policy, boolean failed) {
    return switch (policy.mode()) {
      case NEVER -> false;
      case ON_FAILURE -> failed;
      case ALWAYS -> true;
    };
  }
}
