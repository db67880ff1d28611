package io.jacquard.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/** What one password check costs and how many may wait. The defaults follow OWASP. */
@ConfigMapping(prefix = "jacquard.auth.password")
public interface PasswordConfig {

  /** Memory of one Argon2id run in KiB. */
  @WithDefault("19456")
  @Min(8)
  int memoryKib();

  /** Passes over that memory. */
  @WithDefault("2")
  @Min(1)
  int iterations();

  /** Runs at the same time; one per processor when not set. */
  Optional<Integer> threads();

  /** Runs that may wait; further ones are refused with 503. */
  @WithDefault("64")
  @Min(1)
  int queue();
}
