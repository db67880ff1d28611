package io.jacquard.walker.socket;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What clients may do over WebSockets. */
@ConfigMapping(prefix = "jacquard.walker.socket")
public interface SocketConfig {

  /** The origins of pages that may connect; any when not set, as tokens are never ambient here. */
  Optional<List<String>> origins();

  /** The most connections at once; further handshakes are refused with 503. */
  @WithDefault("50000")
  @Min(1)
  int maxConnections();

  /**
   * The most connections of one address; further handshakes are refused with 503. Behind a proxy
   * the address is the proxy's, unless {@code quarkus.http.proxy} says whom to believe.
   */
  @WithDefault("5000")
  @Min(1)
  int maxConnectionsPerAddress();

  /** The most messages a second on one connection; beyond it is closed with 1008. */
  @WithDefault("200")
  @Min(1)
  int messagesPerSecond();

  /** Messages of one connection that may wait for their turn; beyond it is closed with 1008. */
  @WithDefault("64")
  @Min(1)
  int inbox();

  /** Frames that may wait for a slow reader; beyond, the connection is closed with 1013. */
  @WithDefault("64")
  @Min(1)
  int outboxFrames();

  /** The size of the frames that may wait for a slow reader. */
  @WithDefault("1M")
  MemorySize outboxBytes();

  /** How often the server pings; a peer silent for three times as long is taken for gone. */
  @WithDefault("30S")
  Duration heartbeat();

  /** The channel of Redis over which processes tell each other broadcasts. */
  @WithDefault("jacquard:broadcasts")
  String channel();

  /** How long to wait before listening again, after the connection to Redis was lost. */
  @WithDefault("1S")
  Duration relayPause();
}
