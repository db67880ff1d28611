package io.jacquard.sequence.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where packages lie. */
@ConfigMapping(prefix = "jacquard.sequence.catalog")
public interface CatalogConfig {

  /** The folder of unpacked packages; belongs to one process. */
  @WithDefault(".jacquard/hub/packages")
  Path folder();
}
