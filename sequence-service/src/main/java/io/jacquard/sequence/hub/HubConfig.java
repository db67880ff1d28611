package io.jacquard.sequence.hub;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the hub says of itself, and who may use it. */
@ConfigMapping(prefix = "jacquard.hub")
public interface HubConfig {

  /** The id that the hub goes by. */
  @WithDefault("STH")
  String id();

  /** A text that {@code /config} shows. */
  Optional<String> description();

  /** Texts that {@code /config} shows. */
  Optional<List<String>> tags();

  /**
   * Whether callers without a token pass: loopback peers alone, and no web page. Everybody else
   * needs a user's token.
   */
  @WithDefault("false")
  boolean anonymous();

  /**
   * The users who may use the hub, by name, and so run code on this machine; {@code *} stands for
   * everybody who is signed in. Without it no token lets anybody in.
   */
  Optional<List<String>> users();

  /** The most bytes of a JSON body. */
  @WithDefault("1M")
  MemorySize maxBody();

  /** How long a JSON body may take to arrive. */
  @WithDefault("30S")
  Duration bodyTimeout();

  /** A start is refused with less free memory on the machine. */
  @WithDefault("256M")
  MemorySize freeMemory();

  /** A start is refused with less free space where packages lie. */
  @WithDefault("128M")
  MemorySize freeSpace();
}
