package io.jacquard.walker.call;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What one call may spend. */
@ConfigMapping(prefix = "jacquard.walker.call")
public interface CallConfig {

  /** How long a call may take, re-runs included. */
  @WithDefault("30S")
  Duration deadline();

  /** How long a generator that a call reported may go on, waiting for its client included. */
  @WithDefault("10M")
  Duration streamDeadline();

  /** Loop rounds and calls. */
  @WithDefault("1000000000")
  @Min(1)
  long steps();

  /** Nested calls before RecursionError. */
  @WithDefault("1000")
  @Min(1)
  int depth();

  /** Nodes and edges that walkers enter, each time they do. */
  @WithDefault("10000000")
  @Min(1)
  long visits();

  /** Elements or characters of one container or text. */
  @WithDefault("50000000")
  @Min(1)
  int size();

  /**
   * What one call may keep in memory, as a share of the Java heap; roughly counted, garbage left
   * out.
   */
  @WithDefault("0.25")
  @DecimalMin(value = "0", inclusive = false)
  double heapShare();

  /** How often a call that met a concurrent change is run again. */
  @WithDefault("20")
  @Min(0)
  int reruns();
}
