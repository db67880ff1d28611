package io.jacquard.auth.sso;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** How this installation is known to the platforms that people may sign in with. */
@ConfigMapping(prefix = "jacquard.auth.sso")
public interface SsoConfig {

  /** What a platform knows this installation by; the key is the platform's name. */
  Map<String, Client> platforms();

  /** A client of a platform; not configured while either is missing. */
  interface Client {

    /** The id that the platform gave out (SSO_GOOGLE_CLIENT_ID for google). */
    Optional<String> clientId();

    /** The secret that belongs to the id (SSO_GOOGLE_CLIENT_SECRET for google). */
    Optional<String> clientSecret();
  }
}
