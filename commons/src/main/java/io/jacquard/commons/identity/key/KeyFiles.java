package io.jacquard.commons.identity.key;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * Reads keys that sign tokens, mostly from files: PEM (PKCS #8 and X.509) or JSON (JWK and JWK
 * set).
 */
final class KeyFiles {
  private static final int SAFE_RSA_BITS = 2048;
  private static final int NEW_RSA_BITS = 3072;

  private KeyFiles() {}

  /** The private key in a file; a fresh one is kept there for the owner alone if there is none. */
  static PublicJsonWebKey own(Path file, TokenAlgorithm algorithm) {
    try {
      OwnerFile.createIfAbsent(file, () -> fresh(algorithm));
      String text = Files.readString(file).strip();
      PublicJsonWebKey key =
          text.startsWith("{")
              ? PublicJsonWebKey.Factory.newPublicJwk(text)
              : pair(text, algorithm);
      if (key.getPrivateKey() == null) {
        throw new ConfigurationException(file + " holds no private key");
      }
      return checked(key, file.toString(), algorithm);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (GeneralSecurityException | JoseException | IllegalArgumentException _) {
      throw unusable(file.toString(), algorithm);
    }
  }

  /** The public keys in a file. */
  static List<PublicJsonWebKey> foreign(Path file, TokenAlgorithm algorithm) {
    try {
      return foreign(Files.readString(file).strip(), file.toString(), algorithm);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * The public keys in a text.
   *
   * @param where what messages call the text
   */
  static List<PublicJsonWebKey> foreign(String text, String where, TokenAlgorithm algorithm) {
    try {
      if (text.startsWith("{")) {
        List<JsonWebKey> keys =
            text.contains("\"keys\"")
                ? new JsonWebKeySet(text).getJsonWebKeys()
                : List.of(JsonWebKey.Factory.newJwk(text));
        return keys.stream().map(key -> checked((PublicJsonWebKey) key, where, algorithm)).toList();
      }
      PublicKey key =
          factory(algorithm).generatePublic(new X509EncodedKeySpec(der(text, "PUBLIC KEY")));
      return List.of(checked(PublicJsonWebKey.Factory.newPublicJwk(key), where, algorithm));
    } catch (GeneralSecurityException
        | JoseException
        | IllegalArgumentException
        | ClassCastException _) {
      throw unusable(where, algorithm);
    }
  }

  private static PublicJsonWebKey checked(
      PublicJsonWebKey key, String where, TokenAlgorithm algorithm) {
    boolean fits =
        switch (algorithm) {
          case HS256 -> false;
          case RS256 ->
              key.getPublicKey() instanceof RSAPublicKey rsa
                  && rsa.getModulus().bitLength() >= SAFE_RSA_BITS;
          case EDDSA -> key.getPublicKey().getAlgorithm().matches("EdDSA|Ed25519");
        };
    if (!fits) {
      throw unusable(where, algorithm);
    }
    key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
    key.setUse("sig");
    key.setAlgorithm(algorithm.wireName());
    return key;
  }

  private static String fresh(TokenAlgorithm algorithm) {
    try {
      PublicJsonWebKey key =
          algorithm == TokenAlgorithm.RS256
              ? RsaJwkGenerator.generateJwk(NEW_RSA_BITS)
              : OkpJwkGenerator.generateJwk("Ed25519");
      return key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
    } catch (JoseException e) {
      throw new IllegalStateException("the JDK cannot make a key for " + algorithm, e);
    }
  }

  /** A private key of PEM with the public one that belongs to it. */
  private static PublicJsonWebKey pair(String pem, TokenAlgorithm algorithm)
      throws GeneralSecurityException, JoseException {
    PrivateKey secret =
        factory(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der(pem, "PRIVATE KEY")));
    PublicKey open =
        switch (secret) {
          case RSAPrivateCrtKey rsa ->
              KeyFactory.getInstance("RSA")
                  .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
          case EdECPrivateKey edwards -> open(edwards);
          default -> throw new IllegalArgumentException("neither RSA nor Ed25519");
        };
    PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(open);
    key.setPrivateKey(secret);
    return key;
  }

  /**
   * A pair of Ed25519 is made from random bytes, which are the private key: so it is made again.
   */
  private static PublicKey open(EdECPrivateKey secret) throws GeneralSecurityException {
    byte[] seed = secret.getBytes().orElseThrow(IllegalArgumentException::new);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(
        NamedParameterSpec.ED25519,
        new SecureRandom() {
          @Override
          public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
          }
        });
    return generator.generateKeyPair().getPublic();
  }

  private static KeyFactory factory(TokenAlgorithm algorithm) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm == TokenAlgorithm.RS256 ? "RSA" : "Ed25519");
  }

  private static byte[] der(String pem, String kind) {
    String begin = "-----BEGIN " + kind + "-----";
    if (!pem.startsWith(begin)) {
      throw new IllegalArgumentException("no " + kind);
    }
    String body =
        pem.lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining());
    return Base64.getMimeDecoder().decode(body);
  }

  private static ConfigurationException unusable(String where, TokenAlgorithm algorithm) {
    return new ConfigurationException(
        "%s holds no key for %s: %s in PEM or as a JWK is wanted"
            .formatted(
                where,
                algorithm.wireName(),
                algorithm == TokenAlgorithm.RS256 ? "RSA of 2048 bits or more" : "Ed25519"));
  }
}
