package io.jacquard.sequence.hub;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What the hub says of itself, and what a start needs. */
@ConfigMapping(prefix = "jacquard.hub")
public interface HubConfig {

  /** The id that the hub goes by. */
  @WithDefault("STH")
  String id();

  /** A text that {@code /config} shows. */
  Optional<String> description();

  /** Texts that {@code /config} shows. */
  Optional<List<String>> tags();

  /** A start is refused with less free memory on the machine. */
  @WithDefault("256M")
  MemorySize freeMemory();

  /** A start is refused with less free space where packages lie. */
  @WithDefault("128M")
  MemorySize freeSpace();
}
