package io.jacquard.webhook.receive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two ways in which a sender signs an event; all comparisons take the same time. */
final class Signatures {
  private static final String SECRET_PREFIX = "whsec_";
  private static final String VERSION = "v1,";

  private Signatures() {}

  /**
   * Whether a header holds the HMAC-SHA256 of the body in hex, bare or after {@code sha256=}.
   *
   * @param key its UTF-8 bytes are the key
   */
  static boolean matches(String header, byte[] body, String key) {
    String hex = header.substring(header.indexOf('=') + 1).strip().toLowerCase(Locale.ROOT);
    byte[] expected = ascii(HexFormat.of().formatHex(hmac(utf8(key), body)));
    return MessageDigest.isEqual(expected, utf8(hex));
  }

  /**
   * Whether one of the signatures of a Standard Webhooks header is right.
   *
   * @param secret {@code whsec_} and base64
   */
  static boolean matches(String header, String id, String timestamp, byte[] body, String secret) {
    byte[] key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    byte[] head = utf8(id + "." + timestamp + ".");
    byte[] signed = new byte[head.length + body.length];
    System.arraycopy(head, 0, signed, 0, head.length);
    System.arraycopy(body, 0, signed, head.length, body.length);
    byte[] expected = ascii(VERSION + Base64.getEncoder().encodeToString(hmac(key, signed)));
    boolean found = false;
    for (String signature : header.split(" ", -1)) {
      found |= MessageDigest.isEqual(expected, utf8(signature));
    }
    return found;
  }

  /** Whether the time of a signature, in seconds, is close enough to now. */
  static boolean isTimely(String timestamp, Instant now, Duration window) {
    try {
      Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(signed, now).abs().compareTo(window) <= 0;
    } catch (NumberFormatException | DateTimeException | ArithmeticException _) {
      return false;
    }
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no HmacSHA256", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
