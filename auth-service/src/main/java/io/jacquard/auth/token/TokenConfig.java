package io.jacquard.auth.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** What tokens say. */
@ConfigMapping(prefix = "jacquard.auth.token")
public interface TokenConfig {

  /** Days until a token expires (JWT_EXP_DELTA_DAYS). */
  @WithDefault("7")
  @Min(1)
  int days();

  /** The issuer that tokens name. */
  @WithDefault("jacquard")
  String issuer();
}
