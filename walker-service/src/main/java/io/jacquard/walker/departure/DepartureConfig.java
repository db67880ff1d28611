package io.jacquard.walker.departure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the graphs of deleted users are cleared away. */
@ConfigMapping(prefix = "jacquard.walker.departure")
public interface DepartureConfig {

  /** How often auth-service is asked whose graph is to go. */
  @WithDefault("5s")
  Duration every();
}
