package io.jacquard.auth.sso;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** How people come back from the platforms that they sign in with. */
@ConfigMapping(prefix = "jacquard.auth.sso")
public interface SsoConfig {

  /**
   * Where {@code /sso} of this installation is reached from outside (SSO_HOST). A platform must
   * know {@code <host>/<name>/login/callback} and {@code <host>/<name>/register/callback}.
   */
  @WithDefault("http://localhost:${quarkus.http.port}/sso")
  URI host();

  /**
   * Pages of applications that people may be sent back to, with a one-time code; each exactly as it
   * will be asked for.
   */
  Optional<Set<URI>> returnUrls();
}
