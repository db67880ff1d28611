package io.jacquard.sequence.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How instances, and requests to the hub, reach topics. */
@ConfigMapping(prefix = "jacquard.sequence.topic")
public interface TopicClientConfig {

  /** Where topic-service is reached; without it this very process is asked. */
  Optional<URI> url();

  /** How long to wait before asking again, when topics cannot be used. */
  @WithDefault("500ms")
  Duration retry();
}
