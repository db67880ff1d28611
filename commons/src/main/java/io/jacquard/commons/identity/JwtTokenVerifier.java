package io.jacquard.commons.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jacquard.commons.identity.key.TokenAlgorithm;
import io.jacquard.commons.identity.key.TokenKeys;
import io.jacquard.commons.identity.revocation.Revocations;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonNumber;
import java.security.Key;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens and remembers the good ones by their text until they expire, so that the
 * signature of a token is computed once and not per request.
 */
@Singleton
public final class JwtTokenVerifier implements TokenVerifier {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Set<String> UNREACHABLE_ROOTS = Set.of("0".repeat(32), Caller.GUEST.root());
  private static final int LONGEST_TOKEN = 8192;
  private static final long CLOCK_SKEW_SECONDS = 5;

  private final TokenKeys keys;
  private final Map<Key, JWTParser> parsers = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Revocations revocations;
  private final Cache<String, Verified> verified;

  private record Verified(Optional<Identity> identity, long expiresAtMillis) {}

  @Inject
  JwtTokenVerifier(TokenKeys keys, IdentityConfig config, Revocations revocations) {
    this(keys, config.cachedTokens(), Clock.systemUTC(), revocations);
  }

  /** With the secret of HS256 alone. */
  public JwtTokenVerifier(SecretKey key, int cachedTokens, Clock clock, Revocations revocations) {
    this(TokenKeys.of(key), cachedTokens, clock, revocations);
  }

  private JwtTokenVerifier(TokenKeys keys, int cachedTokens, Clock clock, Revocations revocations) {
    this.keys = keys;
    this.clock = clock;
    this.revocations = revocations;
    this.verified = Caffeine.newBuilder().maximumSize(cachedTokens).build();
  }

  private JWTParser parser(Key key) {
    return parsers.computeIfAbsent(key, known -> parser(known, keys.algorithm()));
  }

  /** Takes tokens of one key and one algorithm, whatever else they say about themselves. */
  private static JWTParser parser(Key key, TokenAlgorithm algorithm) {
    var context = new JWTAuthContextInfo();
    if (key instanceof SecretKey secret) {
      context.setSecretVerificationKey(secret);
    } else {
      context.setPublicVerificationKey((PublicKey) key);
    }
    context.setSignatureAlgorithm(Set.of(algorithm.verified()));
    context.setRequiredClaims(Set.of("sub", "root", "jti", "exp", "iat", "username"));
    context.setRelaxVerificationKeyValidation(true);
    return new DefaultJWTParser(context);
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
      Optional<Key> key = keys.verifying(keyId(token));
      return key.isPresent()
          ? remember(token, parser(key.get()).parse(token), now)
          : Optional.empty();
    } catch (ParseException | JoseException _) {
      return Optional.empty();
    }
  }

  /** The id of the key that a token says it was signed with; with HS256 there is but one. */
  private String keyId(String token) throws JoseException {
    if (keys.algorithm() == TokenAlgorithm.HS256) {
      return TokenKeys.SECRET;
    }
    @Nullable String id = JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
    return id == null ? TokenKeys.SECRET : id;
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
