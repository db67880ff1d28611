package io.jacquard.auth.apikey;

import io.jacquard.commons.identity.key.TokenSecret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Makes signing secrets and keeps them encrypted, each bound to the key it belongs to. */
@Singleton
final class SigningSecrets {
  private static final String PREFIX = "whsec_";
  private static final int SECRET_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;

  @Inject
  SigningSecrets(TokenSecret secret) {
    this(secret.derived("stored-secrets"));
  }

  SigningSecrets(SecretKey derived) {
    this.key = new SecretKeySpec(derived.getEncoded(), "AES");
  }

  String make() {
    return PREFIX + Base64.getEncoder().encodeToString(randomBytes(SECRET_BYTES));
  }

  String encrypt(String secret, String keyId) {
    byte[] nonce = randomBytes(NONCE_BYTES);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, secret.getBytes(StandardCharsets.UTF_8), nonce, keyId);
    Base64.Encoder text = Base64.getEncoder();
    return text.encodeToString(nonce) + "." + text.encodeToString(sealed);
  }

  String decrypt(String encrypted, String keyId) {
    int dot = encrypted.indexOf('.');
    byte[] nonce = Base64.getDecoder().decode(encrypted.substring(0, dot));
    byte[] sealed = Base64.getDecoder().decode(encrypted.substring(dot + 1));
    return new String(run(Cipher.DECRYPT_MODE, sealed, nonce, keyId), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] input, byte[] nonce, String keyId) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the signing secret of API key " + keyId + " cannot be read; was JWT_SECRET changed?", e);
    }
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
