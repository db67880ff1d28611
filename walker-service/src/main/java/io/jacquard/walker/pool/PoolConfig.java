package io.jacquard.walker.pool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much program code runs at once. */
@ConfigMapping(prefix = "jacquard.walker.pool")
public interface PoolConfig {

  /** Threads that run program code. */
  @WithDefault("256")
  @Min(1)
  int threads();

  /** Stack of each in MB; holds the deepest recursion that a program may do. */
  @WithDefault("16")
  @Min(1)
  int stackMb();

  /** Calls that may wait for a thread; further ones are refused with 503. */
  @WithDefault("1000")
  @Min(1)
  int queue();
}
