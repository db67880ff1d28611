package io.jacquard.auth.apikey;

import static io.jacquard.commons.problem.CommonProblem.FORBIDDEN;
import static io.jacquard.commons.problem.CommonProblem.NOT_FOUND;
import static io.jacquard.commons.problem.CommonProblem.UNAUTHORIZED;
import static io.jacquard.commons.problem.CommonProblem.VALIDATION_ERROR;

import io.jacquard.auth.audit.AuditEvent;
import io.jacquard.auth.audit.AuditLog;
import io.jacquard.auth.audit.Origin;
import io.jacquard.auth.token.TokenIssuer;
import io.jacquard.auth.user.Account;
import io.jacquard.auth.user.Accounts;
import io.jacquard.commons.apikey.ApiKey;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.store.Ids;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/** The rules about API keys. The words of refusals are part of the recorded contract. */
@Singleton
final class ApiKeyService {
  private static final JwtConsumer CLAIMS =
      new JwtConsumerBuilder()
          .setSkipSignatureVerification()
          .setDisableRequireSignature()
          .setSkipAllValidators()
          .build();
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final long MOST_DAYS = 36_500;
  private static final int LONGEST_NAME = 256;
  private static final int MOST_SCOPES = 100;
  private static final int SHOWN_PREFIX = 12;
  private static final int SHOWN_SUFFIX = 6;
  private static final Duration USE_RESOLUTION = Duration.ofSeconds(10);

  private final ApiKeyRepository keys;
  private final Accounts accounts;
  private final TokenIssuer tokens;
  private final SigningSecrets secrets;
  private final ApiKeyConfig config;
  private final AuditLog audit;
  private final Clock clock;

  @Inject
  ApiKeyService(
      ApiKeyRepository keys,
      Accounts accounts,
      TokenIssuer tokens,
      SigningSecrets secrets,
      ApiKeyConfig config,
      AuditLog audit) {
    this(keys, accounts, tokens, secrets, config, audit, Clock.systemUTC());
  }

  ApiKeyService(
      ApiKeyRepository keys,
      Accounts accounts,
      TokenIssuer tokens,
      SigningSecrets secrets,
      ApiKeyConfig config,
      AuditLog audit,
      Clock clock) {
    this.keys = keys;
    this.accounts = accounts;
    this.tokens = tokens;
    this.secrets = secrets;
    this.config = config;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What a user asks for.
   *
   * @param days until it expires; 0 for never, empty for what is configured
   */
  record Wish(String name, Optional<Long> days, List<String> scopes) {}

  /** A new key; its text and its signing secret are shown this once. */
  record Created(StoredKey key, String text, String signingSecret) {}

  Created create(String bearer, Wish wish, Origin origin) {
    Account owner = owner(bearer, "create");
    require(wish.name().length() <= LONGEST_NAME, "A name has at most 256 characters");
    require(wish.scopes().size() <= MOST_SCOPES, "A key has at most 100 scopes");
    Instant now = now();
    @Nullable Instant expiry = expiry(wish.days(), now);
    String id = Ids.next();
    String text = tokens.sign(claims(id, owner, wish.name(), now, expiry));
    String secret = secrets.make();
    StoredKey key =
        new StoredKey(
            id,
            owner.id(),
            wish.name(),
            hash(text),
            text.substring(0, SHOWN_PREFIX),
            text.substring(text.length() - SHOWN_SUFFIX),
            wish.scopes(),
            1,
            secrets.encrypt(secret, id),
            now,
            null,
            expiry,
            null);
    if (!keys.insert(key, config.perUser())) {
      throw new ProblemException(
          ApiKeyProblem.TOO_MANY_API_KEYS,
          "A user has at most %d API keys; revoke one first".formatted(config.perUser()));
    }
    audit(AuditEvent.API_KEY_CREATED, owner, origin);
    return new Created(key, text, secret);
  }

  List<StoredKey> list(String bearer) {
    return keys.of(owner(bearer, "list").id());
  }

  boolean active(StoredKey key) {
    return key.active(clock.instant());
  }

  /** Revokes a key; doing it again is no fault. */
  void revoke(String bearer, String id, Origin origin) {
    Account owner = owner(bearer, "revoke");
    keys.revoke(owned(owner, id, "revoke"), now());
    audit(AuditEvent.API_KEY_REVOKED, owner, origin);
  }

  /** A new signing secret for a key; the old one is forgotten. */
  String rotate(String bearer, String id, Origin origin) {
    Account owner = owner(bearer, "rotate");
    StoredKey key = owned(owner, id, "rotate");
    String secret = secrets.make();
    if (keys.rotate(key.id(), secrets.encrypt(secret, key.id()), now()).isEmpty()) {
      throw notFound(id);
    }
    audit(AuditEvent.API_KEY_SECRET_ROTATED, owner, origin);
    return secret;
  }

  private void audit(AuditEvent event, Account owner, Origin origin) {
    audit.record(event, owner.id(), owner.caller().username(), origin);
  }

  /** The key behind a text, if it is good; notes its use. */
  Optional<ApiKey> verify(String text) {
    Instant now = now();
    return id(text)
        .flatMap(keys::find)
        .filter(key -> same(key.hash(), hash(text)) && key.active(now))
        .flatMap(key -> accounts.find(key.user()).map(owner -> good(key, owner, now)));
  }

  /**
   * The id that a text claims. That the text is the key itself, signature and all, is told by its
   * hash.
   */
  private static Optional<String> id(String text) {
    try {
      return Optional.ofNullable(CLAIMS.processToClaims(text).getStringClaimValue("api_key_id"))
          .filter(id -> ID.matcher(id).matches());
    } catch (InvalidJwtException | MalformedClaimException _) {
      return Optional.empty();
    }
  }

  private ApiKey good(StoredKey key, Account owner, Instant now) {
    if (key.usedAt() == null || key.usedAt().plus(USE_RESOLUTION).isBefore(now)) {
      keys.used(key, now);
    }
    return new ApiKey(
        key.id(),
        key.version(),
        key.name(),
        owner.caller(),
        owner.generation(),
        key.scopes(),
        secrets.decrypt(key.secret(), key.id()),
        key.expiresAt() == null ? null : key.expiresAt().toEpochMilli());
  }

  private Account owner(String bearer, String what) {
    return accounts
        .signedIn(bearer)
        .orElseThrow(() ->
            new ProblemException(
                UNAUTHORIZED, "Valid authentication required to " + what + " API keys"));
  }

  private StoredKey owned(Account owner, String id, String what) {
    StoredKey key =
        Optional.of(id)
            .filter(text -> ID.matcher(text).matches())
            .flatMap(keys::find)
            .orElseThrow(() -> notFound(id));
    if (!key.user().equals(owner.id())) {
      throw new ProblemException(FORBIDDEN, "Cannot " + what + " API key owned by another user");
    }
    return key;
  }

  private @Nullable Instant expiry(Optional<Long> wish, Instant now) {
    long days = wish.orElse((long) config.expiryDays());
    require(days >= 0, "expiry_days is a number of days from now, or 0 for never");
    require(days <= MOST_DAYS, "expiry_days is at most " + MOST_DAYS);
    return days == 0 ? null : now.plus(Duration.ofDays(days));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** As recorded; that there is no {@code username} keeps it from being a bearer token. */
  private static Map<String, Object> claims(
      String id, Account owner, String name, Instant now, @Nullable Instant expiry) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("type", "api_key");
    claims.put("api_key_id", id);
    claims.put("sub", owner.id());
    claims.put("name", name);
    claims.put("iat", now.getEpochSecond());
    if (expiry != null) {
      claims.put("exp", expiry.getEpochSecond());
    }
    return claims;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ProblemException(VALIDATION_ERROR, otherwise);
    }
  }

  private static ProblemException notFound(String id) {
    return new ProblemException(NOT_FOUND, "API key '" + id + "' not found");
  }

  private static boolean same(String hash, String other) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }
}
