package io.jacquard.walker.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a request to an endpoint may look like. */
@ConfigMapping(prefix = "jacquard.walker.http")
public interface HttpConfig {

  /** The largest body; a larger one is refused with 413. */
  @WithDefault("10M")
  MemorySize maxBody();
}
