package io.jacquard.commons.apikey;

import java.util.Optional;

/** Decides whether an API key is good. */
public interface ApiKeyVerifier {

  /**
   * The key behind the text that a client sent, or empty when it is malformed, forged, expired or
   * revoked, or its owner is gone. A revocation counts within two seconds.
   *
   * @throws io.jacquard.commons.problem.ProblemException with 503 while auth-service cannot be
   *     asked
   */
  Optional<ApiKey> verify(String key);
}
