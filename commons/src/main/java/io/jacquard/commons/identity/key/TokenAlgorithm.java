package io.jacquard.commons.identity.key;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;

/** How users' tokens are signed. One installation uses one, and accepts no other. */
public enum TokenAlgorithm {
  HS256("HS256", SignatureAlgorithm.HS256),
  RS256("RS256", SignatureAlgorithm.RS256),
  EDDSA("EdDSA", SignatureAlgorithm.EDDSA);

  private final String wireName;
  private final SignatureAlgorithm verified;

  TokenAlgorithm(String wireName, SignatureAlgorithm verified) {
    this.wireName = wireName;
    this.verified = verified;
  }

  /** What a token's header says. */
  public String wireName() {
    return wireName;
  }

  public SignatureAlgorithm verified() {
    return verified;
  }

  /**
   * The one of that name.
   *
   * @throws ConfigurationException with the names there are
   */
  static TokenAlgorithm named(String name) {
    for (TokenAlgorithm algorithm : values()) {
      if (algorithm.wireName.equalsIgnoreCase(name)) {
        return algorithm;
      }
    }
    throw new ConfigurationException("JWT_ALGORITHM is HS256, RS256 or EdDSA, not '" + name + "'");
  }
}
