package io.jacquard.auth.token;

import io.jacquard.commons.identity.Caller;
import io.jacquard.commons.identity.Identity;
import io.jacquard.commons.identity.key.TokenKeys;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.crypto.SecretKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Makes signed tokens; two of one user in one second differ. */
@Singleton
public final class TokenIssuer {
  private final TokenKeys keys;
  private final Duration lifetime;
  private final String issuer;
  private final Clock clock;

  @Inject
  TokenIssuer(TokenKeys keys, TokenConfig config) {
    this(keys, Duration.ofDays(config.days()), config.issuer(), Clock.systemUTC());
  }

  /** With the secret of HS256. */
  public TokenIssuer(SecretKey key, Duration lifetime, String issuer, Clock clock) {
    this(TokenKeys.of(key), lifetime, issuer, clock);
  }

  private TokenIssuer(TokenKeys keys, Duration lifetime, String issuer, Clock clock) {
    this.keys = keys;
    this.lifetime = lifetime;
    this.issuer = issuer;
    this.clock = clock;
  }

  /** A fresh token that says this. */
  public String issue(Identity identity) {
    Caller caller = identity.caller();
    Instant now = clock.instant();
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setSubject(caller.subject());
    claims.setStringClaim("username", caller.username());
    claims.setStringClaim("root", caller.root());
    claims.setStringClaim("sid", identity.session());
    claims.setClaim("gen", identity.generation());
    claims.setGeneratedJwtId();
    claims.setClaim("iat", seconds(now));
    claims.setClaim("exp", now.plus(lifetime).getEpochSecond());
    return signed(claims.toJson());
  }

  /** A signed token with exactly these claims. */
  public String sign(Map<String, ?> claims) {
    JwtClaims given = new JwtClaims();
    claims.forEach(given::setClaim);
    return signed(given.toJson());
  }

  private String signed(String claims) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setHeader("typ", "JWT");
    signature.setDoKeyValidation(false); // whether a short key is good enough was decided at start
    keys.sign(signature);
    signature.setPayload(claims);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a token could not be signed", e);
    }
  }

  private static BigDecimal seconds(Instant moment) {
    BigDecimal micros = BigDecimal.valueOf(moment.getNano() / 1000, 6);
    return BigDecimal.valueOf(moment.getEpochSecond()).add(micros);
  }
}
