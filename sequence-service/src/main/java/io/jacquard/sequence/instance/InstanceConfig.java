package io.jacquard.sequence.instance;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How instances are kept. */
@ConfigMapping(prefix = "jacquard.sequence.instance")
public interface InstanceConfig {

  /** How long an instance that has ended is listed; its unread output is kept as long. */
  @WithDefault("195S")
  Duration retention();

  /** How long an instance may take to end by itself once it is killed. */
  @WithDefault("2S")
  Duration killGrace();

  /** How long an instance may take to end by itself when the hub is stopped. */
  @WithDefault("3S")
  Duration stopGrace();

  /** How much of an instance's log is kept for readers. */
  @WithDefault("1M")
  MemorySize logHistory();

  /** The most instances that run at once. */
  @WithDefault("1000")
  @Min(1)
  int most();

  /** How long a hub that begins waits for the answers of instances that it finds. */
  @WithDefault("2S")
  Duration reunion();

  /** How long an instance may take to say how it is. */
  @WithDefault("5S")
  Duration healthTimeout();
}
