package io.jacquard.jac.runtime.text.bytes;

import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.Repr;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** {@code str.encode} and {@code bytes.decode}, with CPython's encodings and error handlers. */
public final class Codecs {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Codecs() {}

  /** The bytes of a text; {@code errors} names the handler of what cannot be encoded. */
  public static PyBytes encode(String text, String encoding, String errors) {
    String name = normalized(encoding);
    Charset charset = charset(name, encoding);
    String marked = isMarked(name) ? BYTE_ORDER_MARK + text : text;
    try {
      ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(marked));
      return PyBytes.of(bytes(encoded));
    } catch (CharacterCodingException failure) {
      return PyBytes.of(bytes(charset.encode(handled(marked, name, charset, errors))));
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** The text with everything that cannot be encoded replaced as the handler says. */
  private static String handled(String text, String name, Charset charset, String errors) {
    CharsetEncoder encoder = charset.newEncoder();
    StringBuilder out = new StringBuilder(text.length());
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      String one = Character.toString(points[i]);
      if (encoder.canEncode(one)) {
        out.append(one);
        continue;
      }
      switch (errors) {
        case "strict" -> throw unencodable(encoder, name, text, points, i);
        case "ignore" -> {}
        case "replace" -> out.append('?');
        case "xmlcharrefreplace" -> out.append("&#").append(points[i]).append(';');
        case "backslashreplace" -> out.append(Repr.escaped(points[i]));
        default -> throw unknownHandler(errors);
      }
    }
    return out.toString();
  }

  private static RuntimeException unknownHandler(String errors) {
    return Errors.make("LookupError", "unknown error handler name '" + errors + "'");
  }

  private static RuntimeException unencodable(
      CharsetEncoder encoder, String name, String text, int[] points, int at) {
    int end = at + 1;
    while (end < points.length && !encoder.canEncode(Character.toString(points[end]))) {
      end++;
    }
    String reason =
        switch (name) {
          case "ascii" -> "ordinal not in range(128)";
          case "latin-1" -> "ordinal not in range(256)";
          case "utf-8", "utf-16", "utf-32" -> "surrogates not allowed";
          default -> "character maps to <undefined>";
        };
    return Errors.make("UnicodeEncodeError", name, text, (long) at, (long) end, reason);
  }

  /** The text of bytes; {@code errors} names the handler of what cannot be decoded. */
  public static String decode(PyBytes bytes, String encoding, String errors) {
    if (bytes.size() == 0) {
      return "";
    }
    String name = normalized(encoding);
    byte[] data = bytes.toByteArray();
    Charset charset = marked(name, data, charset(name, encoding));
    CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    try {
      String text = decoder.decode(ByteBuffer.wrap(data)).toString();
      return isMarked(name) && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException failure) {
      return new FaultyBytes(bytes, name, charset, errors).decode();
    }
  }

  /** Whether the encoding begins with a byte order mark. */
  private static boolean isMarked(String name) {
    return name.equals("utf-8-sig") || name.equals("utf-16") || name.equals("utf-32");
  }

  /** The big-endian form of an encoding, where the byte order mark says so. */
  private static Charset marked(String name, byte[] data, Charset charset) {
    boolean big = data.length >= 2 && data[0] == (byte) 0xFE && data[1] == (byte) 0xFF;
    return big && name.equals("utf-16") ? StandardCharsets.UTF_16BE : charset;
  }

  private static String normalized(String encoding) {
    String name = encoding.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    return switch (name) {
      case "utf8", "u8", "utf", "cp65001" -> "utf-8";
      case "us-ascii", "646", "ansi-x3.4-1968" -> "ascii";
      case "latin1", "iso-8859-1", "iso8859-1", "l1", "latin", "8859" -> "latin-1";
      case "utf16", "u16" -> "utf-16";
      case "utf32", "u32" -> "utf-32";
      case "utf-16-le" -> "utf-16le";
      case "utf-16-be" -> "utf-16be";
      case "utf-32-le" -> "utf-32le";
      case "utf-32-be" -> "utf-32be";
      default -> name;
    };
  }

  private static Charset charset(String name, String given) {
    try {
      return switch (name) {
        case "utf-8", "utf-8-sig" -> StandardCharsets.UTF_8;
        case "ascii" -> StandardCharsets.US_ASCII;
        case "latin-1" -> StandardCharsets.ISO_8859_1;
        case "utf-16" -> StandardCharsets.UTF_16LE;
        case "utf-32" -> StandardCharsets.UTF_32LE;
        default -> Charset.forName(name);
      };
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw Errors.make("LookupError", "unknown encoding: " + given);
    }
  }
}
