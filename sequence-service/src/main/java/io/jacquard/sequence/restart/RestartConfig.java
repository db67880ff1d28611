package io.jacquard.sequence.restart;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** When instances that have ended are begun again; a start may say otherwise of its instance. */
@ConfigMapping(prefix = "jacquard.sequence.restart")
public interface RestartConfig {

  /** {@code never}, {@code on-failure} or {@code always}. */
  @WithDefault("never")
  String policy();

  /** The most times in a row. */
  @WithDefault("10")
  @Min(0)
  int most();

  /** How long the first time is waited; each time in a row doubles it. */
  @WithDefault("1S")
  Duration delay();

  /** The longest wait. */
  @WithDefault("1M")
  Duration longestDelay();

  /** An instance that ran as long begins to count anew. */
  @WithDefault("5M")
  Duration settled();
}
