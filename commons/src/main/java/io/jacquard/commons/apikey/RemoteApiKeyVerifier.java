package io.jacquard.commons.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jacquard.commons.identity.internal.AuthServiceClient;
import io.jacquard.commons.identity.revocation.Revocations;
import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks auth-service, and remembers good keys by their hash for a while unless the revocation feed
 * says otherwise. Asking again every now and then keeps the key's last use known.
 */
@Singleton
final class RemoteApiKeyVerifier implements ApiKeyVerifier {
  private static final Logger LOG = Logger.getLogger(RemoteApiKeyVerifier.class);
  private static final Duration MEMORY = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final int MOST_REMEMBERED = 10_000;
  private static final int LONGEST_KEY = 4096;

  /** How auth-service is asked. */
  interface Authority {
    ApiKeyVerdict ask(ApiKeyQuestion question) throws IOException, InterruptedException;
  }

  private final Authority authority;
  private final Revocations revocations;
  private final Clock clock;
  private final Cache<String, ApiKey> good =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(MEMORY).build();

  @Inject
  RemoteApiKeyVerifier(AuthServiceClient client, Revocations revocations) {
    this(
        question -> client.post("/internal/api-keys/verify", question, ApiKeyVerdict.class),
        revocations,
        Clock.systemUTC());
  }

  RemoteApiKeyVerifier(Authority authority, Revocations revocations, Clock clock) {
    this.authority = authority;
    this.revocations = revocations;
    this.clock = clock;
  }

  @Override
  public Optional<ApiKey> verify(String key) {
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      return Optional.empty();
    }
    revocations.requireCurrent();
    String hash = hash(key);
    @Nullable ApiKey known = good.getIfPresent(hash);
    if (known != null && stands(known)) {
      return Optional.of(known);
    }
    @Nullable ApiKey fresh = ask(key);
    if (fresh == null) {
      good.invalidate(hash);
      return Optional.empty();
    }
    good.put(hash, fresh);
    return Optional.of(fresh);
  }

  private boolean stands(ApiKey key) {
    return (key.expiresAt() == null || clock.millis() < key.expiresAt())
        && !revocations.revoked(key.id(), key.version())
        && !revocations.revoked(key.owner().subject(), key.ownerGeneration());
  }

  private @Nullable ApiKey ask(String key) {
    try {
      return authority.ask(new ApiKeyQuestion(key)).key();
    } catch (IOException e) {
      LOG.warnf("auth-service could not be asked about an API key: %s", e);
      throw unavailable();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw unavailable();
    }
  }

  private static ProblemException unavailable() {
    return new ProblemException(
        CommonProblem.IDENTITY_UNAVAILABLE, "API keys cannot be checked at the moment", SOON);
  }

  private static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }
}
