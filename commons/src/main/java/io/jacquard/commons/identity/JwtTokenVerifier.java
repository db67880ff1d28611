package io.jacquard.commons.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Verifies HS256 tokens and remembers the good ones by their text until they expire, so that the
 * signature of a token is computed once and not per request.
 */
@Singleton
public final class JwtTokenVerifier implements TokenVerifier {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final String SYSTEM_ROOT = "0".repeat(32);
  private static final int LONGEST_TOKEN = 8192;
  private static final long CLOCK_SKEW_SECONDS = 5;

  private final JWTParser parser;
  private final Clock clock;
  private final Cache<String, Verified> verified;

  private record Verified(Optional<Caller> caller, long expiresAtMillis) {}

  @Inject
  JwtTokenVerifier(TokenSecret secret, IdentityConfig config) {
    this(secret.signingKey(), config.cachedTokens(), Clock.systemUTC());
  }

  public JwtTokenVerifier(SecretKey key, int cachedTokens, Clock clock) {
    var context = new JWTAuthContextInfo();
    context.setSecretVerificationKey(key);
    context.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
    context.setRequiredClaims(Set.of("sub", "root", "jti", "exp", "iat", "username"));
    context.setRelaxVerificationKeyValidation(true);
    this.parser = new DefaultJWTParser(context);
    this.clock = clock;
    this.verified = Caffeine.newBuilder().maximumSize(cachedTokens).build();
  }

  @Override
  public Optional<Caller> verify(String token) {
    long now = clock.millis();
    @Nullable Verified known = verified.getIfPresent(token);
    if (known != null) {
      return now < known.expiresAtMillis() ? known.caller() : forget(token);
    }
    if (token.length() > LONGEST_TOKEN) {
      return Optional.empty();
    }
    try {
      return remember(token, parser.parse(token), now);
    } catch (ParseException _) {
      return Optional.empty();
    }
  }

  private Optional<Caller> remember(String token, JsonWebToken claims, long now) {
    Optional<Caller> caller = caller(claims);
    long expiresAt = claims.getExpirationTime() * 1000;
    boolean fromTheFuture = claims.getIssuedAtTime() > now / 1000 + CLOCK_SKEW_SECONDS;
    if (caller.isEmpty() || fromTheFuture || now >= expiresAt) {
      return Optional.empty();
    }
    verified.put(token, new Verified(caller, expiresAt));
    return caller;
  }

  private Optional<Caller> forget(String token) {
    verified.invalidate(token);
    return Optional.empty();
  }

  private static Optional<Caller> caller(JsonWebToken claims) {
    @Nullable String subject = claims.getSubject();
    Object root = claims.getClaim("root");
    Object username = claims.getClaim("username");
    if (subject != null
        && username instanceof String name
        && root instanceof String id
        && ID.matcher(id).matches()
        && !id.equals(SYSTEM_ROOT)) {
      return Optional.of(new Caller(subject, name, id));
    }
    return Optional.empty();
  }
}
