package io.jacquard.sequence.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The store of a service that runs apart. */
@ConfigMapping(prefix = "jacquard.sequence.store")
public interface StoreConfig {

  /** The MongoDB to use, which all services may share; without one the store is embedded. */
  @WithDefault("${MONGODB_URI:}")
  Optional<String> mongodbUri();

  /** The folder of the embedded store; belongs to one process. */
  @WithDefault(".jacquard/sequence")
  Path folder();
}
