package io.jacquard.jac.lib.crypto;

import io.jacquard.jac.runtime.failure.Errors;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The JDK's digests under Python's names. */
final class Digests {
  private static final Map<String, Algorithm> BY_NAME = algorithms();

  private Digests() {}

  /** A digest of the JDK. */
  private record Jdk(String name, String jdkName, int blockSize, int digestSize)
      implements Algorithm {
    @Override
    public byte[] digest(byte[] input) {
      return Digests.digest(jdkName, input);
    }
  }

  private static Map<String, Algorithm> algorithms() {
    Map<String, Algorithm> names = new LinkedHashMap<>();
    for (Algorithm algorithm :
        new Algorithm[] {
          new Jdk("md5", "MD5", 64, 16),
          new Jdk("sha1", "SHA-1", 64, 20),
          new Jdk("sha224", "SHA-224", 64, 28),
          new Jdk("sha256", "SHA-256", 64, 32),
          new Jdk("sha384", "SHA-384", 128, 48),
          new Jdk("sha512", "SHA-512", 128, 64),
          new Jdk("sha3_224", "SHA3-224", 144, 28),
          new Jdk("sha3_256", "SHA3-256", 136, 32),
          new Jdk("sha3_384", "SHA3-384", 104, 48),
          new Jdk("sha3_512", "SHA3-512", 72, 64),
          Shake.of(128),
          Shake.of(256)
        }) {
      names.put(algorithm.name(), algorithm);
    }
    return names;
  }

  /** The names of the digests without parameters. */
  static Iterable<String> names() {
    return BY_NAME.keySet();
  }

  /** The digest of that name; ValueError for an unknown one. */
  static Algorithm named(String name) {
    Algorithm known = BY_NAME.get(name.toLowerCase(Locale.ROOT));
    if (known == null) {
      throw Errors.valueError("unsupported hash type " + name);
    }
    return known;
  }

  static byte[] digest(String jdkName, byte[] input) {
    try {
      return MessageDigest.getInstance(jdkName).digest(input);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** The JDK's keyed digest, which is set up once for many messages. */
  static Mac mac(Algorithm algorithm, byte[] key) {
    if (!(algorithm instanceof Jdk jdk)) {
      throw Errors.valueError("unsupported hash type " + algorithm.name());
    }
    try {
      String plain = jdk.jdkName;
      String name = "Hmac" + (plain.startsWith("SHA3") ? plain : plain.replace("-", ""));
      Mac mac = Mac.getInstance(name);
      // an empty key equals one zero byte after padding; the JDK refuses the empty one
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name));
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
