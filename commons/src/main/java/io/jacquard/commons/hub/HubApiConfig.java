package io.jacquard.commons.hub;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who may use the hub's API, and what its bodies may be. */
@ConfigMapping(prefix = "jacquard.hub")
public interface HubApiConfig {

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
}
