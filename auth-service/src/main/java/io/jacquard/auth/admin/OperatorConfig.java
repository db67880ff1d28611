package io.jacquard.auth.admin;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** How commands at the machine itself reach the running server. */
@ConfigMapping(prefix = "jacquard.auth.operator")
public interface OperatorConfig {

  /**
   * A file, readable by its owner alone, in which each start leaves the server's address and a
   * fresh token for administration. None when not set.
   */
  Optional<Path> file();
}
