package io.jacquard.topic.log;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much topics keep, and for how long. */
@ConfigMapping(prefix = "jacquard.topic")
public interface TopicConfig {

  /**
   * The most bytes that a topic keeps. Beyond it the oldest are dropped once some reader was given
   * them; while none was, producers wait.
   */
  @WithDefault("256M")
  MemorySize retentionSize();

  /** How long data is kept at most, whether somebody read it or not; 0 for ever. */
  @WithDefault("7D")
  Duration retentionTime();

  /** How often what is too old is looked for in topics that nobody adds to. */
  @WithDefault("1M")
  Duration sweepInterval();

  /** The longest line of an NDJSON topic. */
  @WithDefault("8M")
  MemorySize maxLine();

  /** The most topics. */
  @WithDefault("10000")
  @Min(1)
  int most();

  /** How long a place that an instance reads from is kept for it while it is silent. */
  @WithDefault("1D")
  Duration placeRetention();

  /** How long an instance counts as a reader while it is silent. */
  @WithDefault("30S")
  Duration lease();
}
