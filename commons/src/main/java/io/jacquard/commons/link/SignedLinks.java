package io.jacquard.commons.link;

import io.jacquard.commons.edge.Percent;
import io.jacquard.commons.identity.key.TokenSecret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes and judges links to stored files. A link names one file and the second after which it is
 * worth nothing; the signature covers both, under a key of its own.
 */
@Singleton
public final class SignedLinks {
  /** Where links point; the stored file's path follows. */
  public static final String PATH = "/storage/shared/";

  private static final String EXPIRES = "expires";
  private static final String SIGNATURE = "signature";

  private final SecretKey key;
  private final Clock clock;

  /** What a link is worth. */
  public enum Verdict {
    GOOD,
    EXPIRED,
    FORGED
  }

  @Inject
  SignedLinks(TokenSecret secret) {
    this(secret.derived("storage-links"), Clock.systemUTC());
  }

  SignedLinks(SecretKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /**
   * A link as path and query, to be put behind the address that clients use.
   *
   * @param path of the stored file, such as {@code users/3f…/a b.txt}
   */
  public String link(String path, Instant expires) {
    String second = Long.toString(expires.getEpochSecond());
    String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(sign(path, second));
    return PATH
        + Percent.encode(path)
        + "?"
        + EXPIRES
        + "="
        + second
        + "&"
        + SIGNATURE
        + "="
        + signature;
  }

  /** Judges a link by the path it names, decoded, and its raw query. */
  public Verdict judge(String path, @Nullable String query) {
    Map<String, List<String>> parameters = Percent.parameters(query);
    String second = parameters.getOrDefault(EXPIRES, List.of("")).getLast();
    String signature = parameters.getOrDefault(SIGNATURE, List.of("")).getLast();
    if (!MessageDigest.isEqual(sign(path, second), decoded(signature))) {
      return Verdict.FORGED;
    }
    return clock.instant().getEpochSecond() <= Long.parseLong(second)
        ? Verdict.GOOD
        : Verdict.EXPIRED;
  }

  private static byte[] decoded(String signature) {
    try {
      return Base64.getUrlDecoder().decode(signature);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private byte[] sign(String path, String second) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return mac.doFinal(("GET\n" + second + "\n" + path).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no " + key.getAlgorithm(), e);
    }
  }
}
