package io.jacquard.commons.identity;

import java.util.Optional;

/**
 * Decides whether a bearer token is good. Verified tokens are cached until expiry or revocation.
 */
public interface TokenVerifier {

  /** The caller, or empty when the token is malformed, forged, expired or revoked. Never throws. */
  Optional<Caller> verify(String token);
}
