package io.jacquard.commons.identity.internal;

import io.jacquard.commons.identity.key.TokenSecret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import javax.crypto.SecretKey;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Short-lived tokens by which the services of an installation know each other. */
@Singleton
public final class InternalTokens {
  private static final String AUDIENCE = "jacquard-internal";
  private static final String BEARER = "Bearer ";
  private static final Duration LIFETIME = Duration.ofSeconds(60);
  private static final int SKEW_SECONDS = 5;

  private final SecretKey key;
  private final Clock clock;

  @Inject
  InternalTokens(TokenSecret secret) {
    this(secret.derived("internal-calls"), Clock.systemUTC());
  }

  InternalTokens(SecretKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /** The Authorization header of a call to another service. */
  public String authorization() {
    JwtClaims claims = new JwtClaims();
    claims.setAudience(AUDIENCE);
    claims.setExpirationTime(
        NumericDate.fromMilliseconds(clock.instant().plus(LIFETIME).toEpochMilli()));
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    signature.setKey(key);
    signature.setPayload(claims.toJson());
    try {
      return BEARER + signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("an internal token could not be signed", e);
    }
  }

  /** Whether an Authorization header comes from a service of this installation. */
  public boolean accepts(String authorization) {
    if (!authorization.startsWith(BEARER)) {
      return false;
    }
    try {
      new JwtConsumerBuilder()
          .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
          .setVerificationKey(key)
          .setExpectedAudience(AUDIENCE)
          .setRequireExpirationTime()
          .setAllowedClockSkewInSeconds(SKEW_SECONDS)
          .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
          .build()
          .processToClaims(authorization.substring(BEARER.length()));
      return true;
    } catch (InvalidJwtException _) {
      return false;
    }
  }
}
