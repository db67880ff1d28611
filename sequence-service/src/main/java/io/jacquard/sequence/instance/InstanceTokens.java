package io.jacquard.sequence.instance;

import io.jacquard.commons.identity.key.TokenSecret;
import io.jacquard.sequence.instance.state.InstanceRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * What an instance shows to the hub when it calls it. A token names its instance and is good while
 * that one lives: nothing is kept of it, so it outlives a restart of the hub as the instance does.
 */
@Singleton
public final class InstanceTokens {
  private static final String PREFIX = "instance.";
  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecretKey key;

  @Inject
  InstanceTokens(TokenSecret secret) {
    this(secret.derived("instances"));
  }

  InstanceTokens(SecretKey key) {
    this.key = key;
  }

  /** The token of an instance; another one of the same id has another. */
  String of(InstanceRecord instance) {
    String id = ENCODER.encodeToString(instance.id().getBytes(StandardCharsets.UTF_8));
    String text = PREFIX + id;
    return text + "." + ENCODER.encodeToString(mark(text + "." + instance.runner()));
  }

  /** Whether a bearer's token is one of an instance, good or not. */
  public static boolean isOne(String token) {
    return token.startsWith(PREFIX);
  }

  /** The id of the instance that a token names. */
  static Optional<String> named(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] id = Base64.getUrlDecoder().decode(parts[1]);
      return Optional.of(new String(id, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether the token is that of this very instance. */
  boolean isOf(InstanceRecord instance, String token) {
    return MessageDigest.isEqual(
        of(instance).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] mark(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no " + ALGORITHM, e);
    }
  }
}
