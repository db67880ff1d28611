package io.jacquard.auth.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How many failed sign-ins are free, and how long pauses get. Successes are never counted. */
@ConfigMapping(prefix = "jacquard.auth.throttle")
public interface ThrottleConfig {

  /** Failures of one account before it has to pause. */
  @WithDefault("10")
  @Min(1)
  int accountFailures();

  /** Failures from one address before it has to pause. */
  @WithDefault("100")
  @Min(1)
  int addressFailures();

  /** The longest pause; the first is a second, each further failure doubles it. */
  @WithDefault("5M")
  Duration longestPause();

  /** Time without a failure after which all is forgotten. */
  @WithDefault("15M")
  Duration memory();
}
