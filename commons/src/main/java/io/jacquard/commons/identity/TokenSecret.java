package io.jacquard.commons.identity;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/**
 * The secret of this installation: signs tokens, and every other key is derived from it. Refuses to
 * exist when it is missing or, where {@link IdentityConfig#strict}, easy to guess.
 */
@Startup
@Singleton
public final class TokenSecret {
  static final int SAFE_BYTES = 32;

  private static final Logger LOG = Logger.getLogger(TokenSecret.class);
  private static final Set<String> PUBLISHED =
      Set.of("supersecretkey", "supersecretkey_for_testing_only!");

  private final byte[] secret;

  @Inject
  TokenSecret(IdentityConfig config) {
    String text = config.secret().orElseGet(() -> kept(config));
    String weakness = weakness(text);
    if (!weakness.isEmpty()) {
      if (config.strict()) {
        throw new ConfigurationException("JWT_SECRET " + weakness + "; " + REMEDY);
      }
      LOG.warnf("JWT_SECRET %s: anybody may be able to forge tokens; %s", weakness, REMEDY);
    }
    this.secret = text.getBytes(StandardCharsets.UTF_8);
  }

  private static final String REMEDY =
      "set it to a random text of at least " + SAFE_BYTES + " bytes, the same for every service";

  /** The key of HS256: the secret's bytes as they are. */
  public SecretKey signingKey() {
    return new SecretKeySpec(secret, "HmacSHA256");
  }

  /**
   * A key for one purpose that tells nothing about the secret or about other purposes' keys.
   *
   * @param purpose a permanent name such as {@code internal-calls}
   */
  public SecretKey derived(String purpose) {
    try {
      byte[] info = ("jacquard/" + purpose).getBytes(StandardCharsets.UTF_8);
      var parameters = HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(info, SAFE_BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no HKDF-SHA256", e);
    }
  }

  private static String weakness(String secret) {
    if (PUBLISHED.contains(secret)) {
      return "is a published example";
    }
    int length = secret.getBytes(StandardCharsets.UTF_8).length;
    return length < SAFE_BYTES ? "has only " + length + " bytes" : "";
  }

  private static String kept(IdentityConfig config) {
    Path file =
        config
            .secretFile()
            .orElseThrow(() -> new ConfigurationException("JWT_SECRET is not set; " + REMEDY));
    try {
      OwnerFile.createIfAbsent(file, TokenSecret::random);
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the token secret in " + file, e);
    }
  }

  private static String random() {
    byte[] random = new byte[SAFE_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
