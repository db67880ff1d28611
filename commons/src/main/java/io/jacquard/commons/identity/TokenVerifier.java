package io.jacquard.commons.identity;

import java.util.Optional;

/**
 * Decides whether a bearer token is good. Verified tokens are cached until expiry or revocation.
 */
public interface TokenVerifier {

  /**
   * The caller, or empty when the token is malformed, forged, expired or revoked.
   *
   * @throws io.jacquard.commons.problem.ProblemException with 503 while it is unknown what has been
   *     revoked, because auth-service has been silent for too long
   */
  Optional<Caller> verify(String token);
}
