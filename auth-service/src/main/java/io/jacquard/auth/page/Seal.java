package io.jacquard.auth.page;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Marks texts as ours, so that nobody else can make them. */
record Seal(SecretKey key) {

  /** The mark of a text. */
  String of(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] mark = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no HMAC-SHA256", e);
    }
  }

  boolean matches(String text, String mark) {
    return MessageDigest.isEqual(
        of(text).getBytes(StandardCharsets.US_ASCII), mark.getBytes(StandardCharsets.UTF_8));
  }
}
