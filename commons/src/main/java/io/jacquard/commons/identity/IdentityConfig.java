package io.jacquard.commons.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** How tokens are signed and checked; the same in every service of an installation. */
@ConfigMapping(prefix = "jacquard.identity")
public interface IdentityConfig {

  /** The secret that signs tokens (JWT_SECRET); at least 32 bytes, the same for every service. */
  Optional<String> secret();

  /**
   * A file in which a random secret is made on first start and kept with owner-only permissions,
   * when none is configured. Without it a missing secret stops the start.
   */
  Optional<Path> secretFile();

  /** Whether a short or published secret stops the start; otherwise each start warns. */
  @WithDefault("true")
  boolean strict();

  /**
   * Where auth-service is reached. Without it this very process is asked, over loopback: it then
   * holds auth-service too.
   */
  Optional<URI> authUrl();

  /** How many verified tokens are remembered. */
  @WithDefault("10000")
  @Min(0)
  int cachedTokens();
}
