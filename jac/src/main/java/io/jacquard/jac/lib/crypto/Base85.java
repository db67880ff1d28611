package io.jacquard.jac.lib.crypto;

import io.jacquard.jac.runtime.failure.Errors;
import java.io.ByteArrayOutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bytes as digits of base 85: four bytes are five digits. */
final class Base85 {
  /** The digits of {@code b85encode}. */
  static final String PLAIN =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

  /** The digits of {@code a85encode}: the characters from the exclamation mark on. */
  static final String ADOBE =
      IntStream.range('!', '!' + 85).mapToObj(Character::toString).collect(Collectors.joining());

  private static final int BASE = 85;
  private static final long LARGEST = 0xFFFF_FFFFL;

  private Base85() {}

  /**
   * The digits of some bytes.
   *
   * @param pads whether digits that only stand for missing bytes are written
   */
  static String encode(byte[] data, String digits, boolean pads) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < data.length; at += 4) {
      int present = Math.min(4, data.length - at);
      long word = 0;
      for (int i = 0; i < 4; i++) {
        word = word << 8 | (i < present ? data[at + i] & 0xFF : 0);
      }
      if (word == 0 && present == 4 && digits.equals(ADOBE)) {
        out.append('z');
        continue;
      }
      char[] five = new char[5];
      for (int i = 4; i >= 0; i--) {
        five[i] = digits.charAt((int) (word % BASE));
        word /= BASE;
      }
      out.append(five, 0, pads ? 5 : present + 1);
    }
    return out.toString();
  }

  /** The bytes of some digits; blanks among Adobe's do not count. */
  static byte[] decode(String text, String digits) {
    boolean adobe = digits.equals(ADOBE);
    String written = adobe ? text.replaceAll("\\s", "").replace("z", "!!!!!") : text;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < written.length(); at += 5) {
      int present = Math.min(5, written.length() - at);
      long word = 0;
      for (int i = 0; i < 5; i++) {
        int digit = i < present ? digits.indexOf(written.charAt(at + i)) : BASE - 1;
        if (digit < 0) {
          throw Errors.valueError(
              adobe
                  ? "Non-Ascii85 digit found: " + written.charAt(at + i)
                  : "bad base85 character at position " + (at + i));
        }
        word = word * BASE + digit;
      }
      if (word > LARGEST) {
        throw Errors.valueError(
            adobe ? "Ascii85 overflow" : "base85 overflow in hunk starting at byte " + at);
      }
      for (int i = 0; i < present - 1; i++) {
        out.write((int) (word >> (24 - 8 * i)));
      }
    }
    return out.toByteArray();
  }
}
