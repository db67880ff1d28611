package io.jacquard.auth.sso.platform;

import java.net.URI;

/**
 * A platform that is configured in full.
 *
 * @param name its part of paths
 * @param title what people call it
 */
public record Platform(
    String name,
    String title,
    URI issuer,
    String clientId,
    String clientSecret,
    boolean userInfo,
    boolean trustEmail) {

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return name + " " + issuer;
  }
}
