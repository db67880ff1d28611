package io.jacquard.standalone;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** What only the one-process shape has. */
@ConfigMapping(prefix = "jacquard.standalone")
public interface StandaloneConfig {

  /** The data folder; the command line decides. */
  Path data();

  /** The MongoDB that keeps the documents; without one they are in the data folder. */
  @WithDefault("${MONGODB_URI:}")
  Optional<String> mongodbUri();

  /** The most memory of the redis-server that keeps topics, where none is configured. */
  @WithDefault("1G")
  MemorySize redisMemory();
}
