package io.jacquard.commons.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an unsafe installation may do. */
@ConfigMapping(prefix = "jacquard.boot")
public interface BootConfig {

  /** Whether anything unsafe stops the start; otherwise each start warns. */
  @WithDefault("true")
  boolean strict();
}
