package io.jacquard.auth.sso;

import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Write;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Random texts that are good for one thing, once and for a short while; kept as hashes. */
@Singleton
public final class OneTimeCodes {
  private static final String CODES = "auth.one-time-codes";
  private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);
  private static final int BYTES = 32;
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random = new SecureRandom();
  private final DocumentStore store;

  public OneTimeCodes(DocumentStore store) {
    this.store = store;
    store.declare(CollectionSpec.of(CODES));
  }

  /**
   * A code that is worth a session of a user.
   *
   * @param challenge of PKCE by S256; then the code is only good together with its verifier
   */
  public String forSignIn(String user, @Nullable String challenge) {
    String bound = challenge == null ? "" : challenge;
    return issue("sign-in", CODE_LIFETIME, Map.of("user", user, "challenge", bound));
  }

  /** The user of a code for signing in; a wrong verifier uses the code up too. */
  public Optional<String> signIn(String code, @Nullable String verifier) {
    return redeem("sign-in", code)
        .filter(found -> {
          String challenge = found.text("challenge");
          return challenge.isEmpty() || (verifier != null && challenge.equals(challenge(verifier)));
        })
        .map(found -> found.text("user"));
  }

  /** The challenge of a verifier, as RFC 7636 makes it by S256. */
  public static String challenge(String verifier) {
    return TEXT.encodeToString(sha256(verifier));
  }

  /** Whether a text can be one. */
  public static boolean isChallenge(String text) {
    return CHALLENGE.matcher(text).matches();
  }

  public String issue(String purpose, Duration lifetime, Map<String, String> fields) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String code = TEXT.encodeToString(bytes);
    Map<String, Object> body = new LinkedHashMap<>(fields);
    body.put("purpose", purpose);
    store.commit(Write.insert(key(code), Body.of(body)).expiringAt(Instant.now().plus(lifetime)));
    return code;
  }

  /** What a code stands for; of several who ask at once one gets it. */
  public Optional<Document> redeem(String purpose, String code) {
    return store
        .get(key(code))
        .filter(found -> found.text("purpose").equals(purpose))
        .filter(found -> store.commit(Write.delete(found)).committed());
  }

  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }

  private static DocumentKey key(String code) {
    return DocumentKey.of(CODES, HexFormat.of().formatHex(sha256(code)));
  }
}
