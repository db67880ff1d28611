package io.jacquard.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/** What a good password is, and what one check costs. The defaults follow NIST and OWASP. */
@ConfigMapping(prefix = "jacquard.auth.password")
public interface PasswordConfig {

  /** What happens to a bad password where nothing else is asked for. */
  enum Rules {
    WARN,
    ENFORCE
  }

  /**
   * Whether a short or common password is refused, or the answer only warns. Our own pages and
   * administrators' passwords are always held to the rules.
   */
  @WithDefault("enforce")
  Rules rules();

  /** The fewest characters of a good password. */
  @WithDefault("8")
  @Min(8)
  int minLength();

  /** Memory of one Argon2id run in KiB. */
  @WithDefault("19456")
  @Min(8)
  int memoryKib();

  /** Passes over that memory. */
  @WithDefault("2")
  @Min(1)
  int iterations();

  /** Runs at the same time; one for every two processors when not set. */
  Optional<Integer> threads();

  /** Runs that may wait; further ones are refused with 503. */
  @WithDefault("128")
  @Min(1)
  int queue();
}
