package io.jacquard.commons.identity.key;

import io.jacquard.commons.boot.BootCheck;
import io.jacquard.commons.boot.Finding;
import io.jacquard.commons.identity.IdentityConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The secret of this installation: signs tokens, and every other key is derived from it. */
@Singleton
public final class TokenSecret implements BootCheck {
  static final int SAFE_BYTES = 32;

  private static final Set<String> PUBLISHED =
      Set.of("supersecretkey", "supersecretkey_for_testing_only!");
  private static final String REMEDY =
      "set it to a random text of at least " + SAFE_BYTES + " bytes, the same for every service";

  private final byte[] secret;
  private final List<Finding> findings = new ArrayList<>();

  @Inject
  TokenSecret(IdentityConfig config) {
    String text = config.secret().or(() -> kept(config)).orElseGet(this::missing);
    weakness(text).ifPresent(weak -> findings.add(Finding.unsafe("JWT_SECRET " + weak, REMEDY)));
    if (config.secret().isEmpty()) {
      config.secretFile().flatMap(OwnerFile::exposed).ifPresent(findings::add);
    }
    this.secret = text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Nothing starts without one; until that is said, nothing can be signed that anybody accepts. */
  private String missing() {
    findings.add(new Finding(true, "JWT_SECRET is not set", REMEDY));
    return random();
  }

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

  private static Optional<String> weakness(String secret) {
    if (PUBLISHED.contains(secret)) {
      return Optional.of("is a published example");
    }
    int length = secret.getBytes(StandardCharsets.UTF_8).length;
    return length < SAFE_BYTES ? Optional.of("has only " + length + " bytes") : Optional.empty();
  }

  private static Optional<String> kept(IdentityConfig config) {
    return config
        .secretFile()
        .map(file -> {
          try {
            OwnerFile.createIfAbsent(file, TokenSecret::random);
            return Files.readString(file).strip();
          } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the token secret in " + file, e);
          }
        });
  }

  private static String random() {
    byte[] random = new byte[SAFE_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
