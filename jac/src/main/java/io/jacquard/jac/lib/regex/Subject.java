package io.jacquard.jac.lib.regex;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import java.nio.charset.StandardCharsets;

/**
 * What a pattern is applied to: a str, or bytes read as one character each. Offsets of the language
 * count code points, those of Java UTF-16 units; they differ only where the text has surrogates.
 *
 * @param value the value of the language
 * @param text its characters, cut at {@code endpos}
 */
record Subject(Object value, String text, boolean plain) {

  static Subject of(Object value, boolean bytes) {
    if (value instanceof String s) {
      if (bytes) {
        throw Errors.typeError("cannot use a bytes pattern on a string-like object");
      }
      return new Subject(value, s, s.codePointCount(0, s.length()) == s.length());
    }
    if (value instanceof PyBytes b) {
      if (!bytes) {
        throw Errors.typeError("cannot use a string pattern on a bytes-like object");
      }
      return new Subject(value, latin(b), true);
    }
    throw Errors.typeError(
        "expected string or bytes-like object, got '" + Args.typeName(value) + "'");
  }

  static String latin(PyBytes bytes) {
    return new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
  }

  /** The same subject as if it ended at a Java offset. */
  Subject endingAt(int end) {
    return end >= text.length() ? this : new Subject(value, text.substring(0, end), plain);
  }

  boolean bytes() {
    return value instanceof PyBytes;
  }

  /** A Java offset as the language counts. */
  long offset(int javaOffset) {
    return plain || javaOffset < 0 ? javaOffset : text.codePointCount(0, javaOffset);
  }

  /** An offset of the language, clamped to the text, as Java counts. */
  int javaOffset(long offset) {
    long size = plain ? text.length() : text.codePointCount(0, text.length());
    int clamped = (int) Math.clamp(offset, 0, size);
    return plain ? clamped : text.offsetByCodePoints(0, clamped);
  }

  /** A piece of the text in the form of the subject. */
  Object piece(int start, int end) {
    return wrap(text.substring(start, end));
  }

  Object wrap(String piece) {
    return bytes() ? PyBytes.of(piece.getBytes(StandardCharsets.ISO_8859_1)) : piece;
  }
}
