package io.jacquard.sequence.hub;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the hub says of itself, and what a start needs. */
@ConfigMapping(prefix = "jacquard.hub")
public interface HubConfig {

  /** The id that the hub goes by. */
  @WithDefault("STH")
  String id();

  /** The space that the hub belongs to: hubs of one space show and reach each other. */
  @WithDefault("default")
  String space();

  /** Where other processes reach this hub, where that is not the address it listens on. */
  Optional<URI> url();

  /** How often a hub says that it is there, to its space and on {@code /audit}. */
  @WithDefault("10S")
  Duration heartbeat();

  /** A hub that was silent so long is shown as lost. */
  @WithDefault("30S")
  Duration lostAfter();

  /** A text that {@code /config} shows. */
  Optional<String> description();

  /** Texts that {@code /config} shows. */
  Optional<List<String>> tags();

  /**
   * Whether instances may do with the hub what users may. Otherwise they see what there is, begin
   * sequences, and rule those instances alone that they have begun.
   */
  @WithDefault("false")
  boolean instancesManage();

  /** How much of {@code /audit} is kept for readers. */
  @WithDefault("4M")
  MemorySize auditHistory();

  /** A start is refused with less free memory on the machine. */
  @WithDefault("256M")
  MemorySize freeMemory();

  /** A start is refused with less free space where packages lie. */
  @WithDefault("128M")
  MemorySize freeSpace();
}
