package io.jacquard.walker.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How nodes and edges are cached where processes share a MongoDB and a Redis. */
@ConfigMapping(prefix = "jacquard.walker.cache")
public interface SharedCacheConfig {

  /** Memory of this process for documents, roughly. */
  @WithDefault("64M")
  MemorySize memory();

  /** How long a document that nobody asks for stays in Redis. */
  @WithDefault("10m")
  Duration timeToLive();

  /** The largest document that is put into Redis. */
  @WithDefault("256K")
  MemorySize largest();

  /**
   * How long a process goes on by what it knew of the others. A change that they could not be told
   * of is answered after this time. The same for all processes.
   */
  @WithDefault("2s")
  Duration lease();

  /** How long nothing is cached after Redis failed somebody. */
  @WithDefault("5s")
  Duration rest();
}
