package io.jacquard.auth.sso.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The platforms that people may sign in with: any issuer of OpenID Connect. */
@ConfigMapping(prefix = "jacquard.sso")
public interface PlatformsConfig {

  /** By the platform's name in paths; {@code google} needs no issuer. */
  @WithParentName
  Map<String, Platform> platforms();

  /** One platform; not configured while the client's id or secret is missing. */
  interface Platform {

    /** The issuer, which publishes {@code /.well-known/openid-configuration}. */
    Optional<URI> issuer();

    /** The id that the platform gave out (SSO_GOOGLE_CLIENT_ID for google). */
    Optional<String> clientId();

    /** The secret that belongs to the id (SSO_GOOGLE_CLIENT_SECRET for google). */
    Optional<String> clientSecret();

    /** How our own pages call it; by default its name. */
    Optional<String> title();

    /** Whether it is asked for the e-mail apart, as its identity tokens may leave it out. */
    @WithDefault("true")
    boolean userInfo();

    /**
     * Whether it only names e-mails that it has verified though it does not say so. Otherwise an
     * e-mail counts only when the platform calls it verified.
     */
    @WithDefault("false")
    boolean trustEmail();
  }
}
