package io.jacquard.auth.sso;

import io.jacquard.auth.sso.platform.Platforms;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;

/** Where we are reached, and where people may be sent on to. */
@Singleton
public final class SsoAddress {

  /** The way back to our own pages instead of an application's. */
  public static final URI OWN_PAGES = URI.create("/login");

  private final String host;
  private final Set<URI> returnUrls;

  SsoAddress(SsoConfig config) {
    this.host = config.host().toString().replaceAll("/+$", "");
    this.returnUrls = Set.copyOf(config.returnUrls().orElse(Set.of()));
  }

  /** Whether people reach us over TLS, so that cookies are for it alone. */
  public boolean secure() {
    return host.startsWith("https:");
  }

  /** Whether people may be sent there; compared as written. */
  public boolean allows(URI returnUrl) {
    return returnUrls.contains(returnUrl);
  }

  /** Where a browser begins. */
  public String start(Platforms.Way way) {
    return "%s/%s/%s".formatted(host, way.platform().name(), way.operation().path());
  }

  /** The address that a platform sends people back to; it knows this very text. */
  String callback(Platforms.Way way) {
    return start(way) + "/callback";
  }
}
