package io.jacquard.sequence.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where packages are kept as they were sent. */
@ConfigMapping(prefix = "jacquard.sequence.storage")
public interface PackageStorageConfig {

  /**
   * Where storage-service is. Hubs that share a MongoDB name the same one, to start each other's
   * packages; without one they are kept in {@code folder}, which is enough for one hub.
   */
  Optional<URI> url();

  /** Where packages are kept without storage-service; belongs to one process. */
  @WithDefault(".jacquard/hub/archives")
  Path folder();
}
