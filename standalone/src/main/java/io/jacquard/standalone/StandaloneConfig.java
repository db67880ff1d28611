package io.jacquard.standalone;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** What only the one-process shape has. */
@ConfigMapping(prefix = "jacquard.standalone")
public interface StandaloneConfig {

  /** The data folder; the command line decides. */
  Path data();
}
