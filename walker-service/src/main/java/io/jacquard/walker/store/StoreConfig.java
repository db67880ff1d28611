package io.jacquard.walker.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** The embedded store of a service that runs apart. */
@ConfigMapping(prefix = "jacquard.walker.store")
public interface StoreConfig {

  /** Its folder; belongs to one process. */
  @WithDefault(".jacquard/walker")
  Path folder();
}
