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
import jakarta.json.JsonNumber;
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
  private static final Set<String> UNREACHABLE_ROOTS = Set.of("0".repeat(32), Caller.GUEST.root());
  private static final int LONGEST_TOKEN = 8192;
  private static final long CLOCK_SKEW_SECONDS = 5;

  private final JWTParser parser;
  private final Clock clock;
  private final Revocations revocations;
  private final Cache<String, Verified> verified;

  private record Verified(Optional<Identity> identity, long expiresAtMillis) {}

  @Inject
  JwtTokenVerifier(TokenSecret secret, IdentityConfig config, Revocations revocations) {
    this(secret.signingKey(), config.cachedTokens(), Clock.systemUTC(), revocations);
  }

  public JwtTokenVerifier(SecretKey key, int cachedTokens, Clock clock, Revocations revocations) {
    var context = new JWTAuthContextInfo();
    context.setSecretVerificationKey(key);
    context.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
    context.setRequiredClaims(Set.of("sub", "root", "jti", "exp", "iat", "username"));
    context.setRelaxVerificationKeyValidation(true);
    this.parser = new DefaultJWTParser(context);
    this.clock = clock;
    this.revocations = revocations;
    this.verified = Caffeine.newBuilder().maximumSize(cachedTokens).build();
  }

  @Override
  public Optional<Caller> verify(String token) {
    Optional<Identity> identity = read(token);
    if (identity.isEmpty()) {
      return Optional.empty();
    }
    revocations.requireCurrent();
    return identity.filter(this::stands).map(Identity::caller);
  }

  private boolean stands(Identity identity) {
    return !revocations.revoked(identity.caller().subject(), identity.generation())
        && !revocations.revoked(identity.session(), 0);
  }

  /**
   * What a token says whose signature and times are good; whether it was revoked is not asked. Only
   * auth-service, which keeps users and sessions, has a use for this.
   */
  public Optional<Identity> read(String token) {
    long now = clock.millis();
    @Nullable Verified known = verified.getIfPresent(token);
    if (known != null) {
      return now < known.expiresAtMillis() ? known.identity() : forget(token);
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

  private Optional<Identity> remember(String token, JsonWebToken claims, long now) {
    Optional<Identity> identity = identity(claims);
    long expiresAt = claims.getExpirationTime() * 1000;
    boolean fromTheFuture = claims.getIssuedAtTime() > now / 1000 + CLOCK_SKEW_SECONDS;
    if (identity.isEmpty() || fromTheFuture || now >= expiresAt) {
      return Optional.empty();
    }
    verified.put(token, new Verified(identity, expiresAt));
    return identity;
  }

  private Optional<Identity> forget(String token) {
    verified.invalidate(token);
    return Optional.empty();
  }

  private static Optional<Identity> identity(JsonWebToken claims) {
    @Nullable String subject = claims.getSubject();
    Object root = claims.getClaim("root");
    Object username = claims.getClaim("username");
    if (subject != null
        && !addressed(claims)
        && username instanceof String name
        && root instanceof String id
        && ID.matcher(id).matches()
        && !UNREACHABLE_ROOTS.contains(id)) {
      return Optional.of(
          new Identity(new Caller(subject, name, id), session(claims), generation(claims)));
    }
    return Optional.empty();
  }

  /** Whether it was made for somebody else: a user's own tokens name no audience. */
  private static boolean addressed(JsonWebToken claims) {
    @Nullable Set<String> audience = claims.getAudience();
    return audience != null && !audience.isEmpty();
  }

  private static String session(JsonWebToken claims) {
    return claims.getClaim("sid") instanceof String session ? session : "";
  }

  private static long generation(JsonWebToken claims) {
    return switch (claims.getClaim("gen")) {
      case Number number -> number.longValue();
      case JsonNumber number -> number.longValue();
      case null, default -> 0;
    };
  }
}
