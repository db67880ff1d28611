package io.jacquard.walker.program;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where {@code store()} keeps the files of the program. */
@ConfigMapping(prefix = "jacquard.walker.storage")
public interface StorageConfig {

  /** The folder that all its storages lie in; by default the program's own. */
  Optional<Path> basePath();

  /** Whether a storage's folder is made when it is opened. */
  @WithDefault("true")
  boolean createFolders();

  /** How long a link that a program makes to one of its files is good at most. */
  @WithDefault("7D")
  Duration maxLinkLife();
}
