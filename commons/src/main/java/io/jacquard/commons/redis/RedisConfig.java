package io.jacquard.commons.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The Redis that processes share; nothing needs one where a single process runs. */
@ConfigMapping(prefix = "jacquard.redis")
public interface RedisConfig {

  /** Its address (REDIS_URL): {@code redis://[user:password@]host:port[/database]}, or rediss. */
  Optional<String> url();

  /** How long a command may take before its connection is given up. */
  @WithDefault("250ms")
  Duration timeout();

  /** How long nobody tries again after a connection failed. */
  @WithDefault("1s")
  Duration pause();
}
