package io.jacquard.sequence.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** What an instance may use of the machine. */
@ConfigMapping(prefix = "jacquard.sequence.limits")
public interface LimitsConfig {

  /** The most memory that a start may ask for. */
  @WithDefault("1T")
  MemorySize mostMemory();

  /**
   * The cores of an instance whose start names no limit, such as {@code 0.5}; without it there is
   * none. Kept where control groups are in force.
   */
  Optional<@DecimalMin("0.01") Double> cpu();

  /** The most cores that a start may ask for. */
  Optional<@DecimalMin("0.01") Double> mostCpu();

  /** How far instances stand back behind the hub and others, from 0 to 19. */
  @WithDefault("5")
  @Min(0)
  @Max(19)
  int nice();

  /** How often the memory of instances is looked at where no control group holds them. */
  @WithDefault("250MS")
  Duration glance();

  /** Whether control groups are used where they can be written. */
  @WithDefault("true")
  boolean controlGroups();
}
