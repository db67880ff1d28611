package io.jacquard.sequence.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where packages are unpacked. */
@ConfigMapping(prefix = "jacquard.sequence.catalog")
public interface CatalogConfig {

  /** The folder of unpacked packages; belongs to one process. */
  @WithDefault(".jacquard/hub/packages")
  Path folder();

  /** How often a hub removes what other hubs no longer need of packages. */
  @WithDefault("1M")
  Duration tidyEvery();
}
