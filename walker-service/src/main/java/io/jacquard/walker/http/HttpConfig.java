package io.jacquard.walker.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.OptionalInt;

/** What a request to an endpoint may look like. */
@ConfigMapping(prefix = "jacquard.walker.http")
public interface HttpConfig {

  /** The largest body; a larger one is refused with 413. */
  @WithDefault("10M")
  MemorySize maxBody();

  /** How long the body may take to arrive; then the request is refused with 408. */
  @WithDefault("30S")
  Duration bodyTimeout();

  /** How deep the containers of a JSON body may be nested; deeper ones are refused with 400. */
  @WithDefault("500")
  @Min(1)
  int maxDepth();

  /** Members of all objects and arrays of a JSON body together; more are refused with 400. */
  @WithDefault("1000000")
  @Min(1)
  int maxMembers();

  /** A second port that answers the same; none by default. */
  OptionalInt apiPort();

  /** Whether {@code GET /introspect/*} tells anybody the endpoints and their fields. */
  @WithDefault("false")
  boolean introspection();
}
