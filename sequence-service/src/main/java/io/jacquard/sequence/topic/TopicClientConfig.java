package io.jacquard.sequence.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How instances reach topics. */
@ConfigMapping(prefix = "jacquard.sequence.topic")
public interface TopicClientConfig {

  /** Where topic-service is; this very process when not set. */
  Optional<URI> url();

  /** How long to wait before asking again, when topics cannot be used. */
  @WithDefault("500ms")
  Duration retry();
}
