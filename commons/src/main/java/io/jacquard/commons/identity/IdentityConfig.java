package io.jacquard.commons.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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

  /** How users' tokens are signed (JWT_ALGORITHM): HS256 by the secret, RS256 or EdDSA by keys. */
  @WithDefault("HS256")
  String algorithm();

  /**
   * The private key of RS256 or EdDSA, where tokens are made: PEM (PKCS #8) or a JWK. Made on first
   * start, with owner-only permissions, when the file is absent.
   */
  Optional<Path> keyFile();

  /**
   * Public keys of RS256 or EdDSA that are accepted besides: former ones while their tokens live,
   * or, where tokens are only checked, those of auth-service, which is otherwise asked for them at
   * its address. PEM (X.509), a JWK or a JWK set each.
   */
  Optional<List<Path>> publicKeyFiles();

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
