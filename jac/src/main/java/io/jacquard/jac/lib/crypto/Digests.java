package io.jacquard.jac.lib.crypto;

import io.jacquard.jac.runtime.Errors;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The JDK's digests under Python's names. */
final class Digests {
  /** Python's name to the JDK's. */
  static final Map<String, String> ALGORITHMS = algorithms();

  private Digests() {}

  private static Map<String, String> algorithms() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("md5", "MD5");
    names.put("sha1", "SHA-1");
    names.put("sha224", "SHA-224");
    names.put("sha256", "SHA-256");
    names.put("sha384", "SHA-384");
    names.put("sha512", "SHA-512");
    names.put("sha3_224", "SHA3-224");
    names.put("sha3_256", "SHA3-256");
    names.put("sha3_384", "SHA3-384");
    names.put("sha3_512", "SHA3-512");
    return names;
  }

  static MessageDigest open(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  static byte[] digest(String algorithm, byte[] input) {
    return open(algorithm).digest(input);
  }

  /** The JDK's name of a digest; ValueError for an unknown one. */
  static String named(String pythonName) {
    String known = ALGORITHMS.get(pythonName.toLowerCase(java.util.Locale.ROOT));
    if (known == null) {
      throw Errors.valueError("unsupported hash type " + pythonName);
    }
    return known;
  }

  static int blockSize(String algorithm) {
    return switch (algorithm) {
      case "SHA-384", "SHA-512" -> 128;
      case "SHA3-224" -> 144;
      case "SHA3-256" -> 136;
      case "SHA3-384" -> 104;
      case "SHA3-512" -> 72;
      default -> 64;
    };
  }

  static Mac mac(String algorithm, byte[] key) {
    try {
      String name =
          "Hmac" + (algorithm.startsWith("SHA3") ? algorithm : algorithm.replace("-", ""));
      Mac mac = Mac.getInstance(name);
      // an empty key equals one zero byte after padding; the JDK refuses the empty one
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name));
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
