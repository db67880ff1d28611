package io.jacquard.topic.group;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How groups of consumers share a topic. */
@ConfigMapping(prefix = "jacquard.topic.group")
public interface GroupConfig {

  /** How long an entry may stay unacknowledged before another consumer is given it. */
  @WithDefault("30S")
  Duration redelivery();

  /** The most entries that a consumer holds unacknowledged, unless it asks for fewer. */
  @WithDefault("100")
  @Min(1)
  int unacknowledged();
}
