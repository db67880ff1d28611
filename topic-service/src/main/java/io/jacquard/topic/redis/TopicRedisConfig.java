package io.jacquard.topic.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The Redis that keeps topics; it should write every change to its append-only file. */
@ConfigMapping(prefix = "jacquard.topic.redis")
public interface TopicRedisConfig {

  /** Its address, where it is not the one that processes share. */
  @WithDefault("${jacquard.redis.url:}")
  Optional<String> url();

  /** How long a command may take before its connection is given up; a write waits for the disk. */
  @WithDefault("5S")
  Duration timeout();
}
