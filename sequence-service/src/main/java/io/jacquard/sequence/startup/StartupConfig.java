package io.jacquard.sequence.startup;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Instances that begin with the hub. */
@ConfigMapping(prefix = "jacquard.sequence.startup")
public interface StartupConfig {

  /**
   * A file, in JSON or YAML, with the list {@code sequences}: each with the {@code id} or name of a
   * sequence, and what else a start takes.
   */
  Optional<Path> file();
}
