package io.jacquard.auth.apikey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How many API keys there may be and how long they live. */
@ConfigMapping(prefix = "jacquard.auth.api-key")
public interface ApiKeyConfig {

  /** Days until a key expires that asks for no other time; 0 for never. */
  @WithDefault("365")
  @Min(0)
  int expiryDays();

  /** Live keys that one user may have. */
  @WithDefault("100")
  @Min(1)
  int perUser();
}
