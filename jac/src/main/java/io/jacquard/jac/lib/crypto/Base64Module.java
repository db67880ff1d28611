package io.jacquard.jac.lib.crypto;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** The modules {@code base64} and {@code binascii}. */
public final class Base64Module {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final PyType ERROR = Exceptions.define("binascii", "Error", "ValueError");

  private Base64Module() {}

  public static PyModule base64() {
    return new ModuleBuilder("base64")
        .function("b64encode", "(s, altchars=None)", a -> encode(Bytes.of(a[0]), a[1]))
        .function(
            "b64decode",
            "(s, altchars=None, validate=False)",
            a -> decode(a[0], a[1], Args.truth(a[2])))
        .function("standard_b64encode", "(s)", a -> encode(Bytes.of(a[0]), None.NONE))
        .function("standard_b64decode", "(s)", a -> decode(a[0], None.NONE, false))
        .function(
            "urlsafe_b64encode",
            "(s)",
            a -> PyBytes.of(Base64.getUrlEncoder().encode(Bytes.of(a[0]))))
        .function(
            "urlsafe_b64decode", "(s)", a -> decode(a[0], PyBytes.of(new byte[] {'-', '_'}), false))
        .function("encodebytes", "(s)", a -> lines(Bytes.of(a[0])))
        .function("decodebytes", "(s)", a -> decode(a[0], None.NONE, false))
        .function(
            "b85encode",
            "(b, pad=False)",
            a -> ascii(Base85.encode(Bytes.of(a[0]), Base85.PLAIN, Args.truth(a[1]))))
        .function("b85decode", "(b)", a -> PyBytes.of(Base85.decode(text(a[0]), Base85.PLAIN)))
        .function(
            "a85encode", "(b)", a -> ascii(Base85.encode(Bytes.of(a[0]), Base85.ADOBE, false)))
        .function("a85decode", "(b)", a -> PyBytes.of(Base85.decode(text(a[0]), Base85.ADOBE)))
        .function("b32encode", "(s)", a -> ascii(base32(Bytes.of(a[0]))))
        .function(
            "b32decode",
            "(s, casefold=False, map01=None)",
            a -> unBase32(text(a[0]), Args.truth(a[1])))
        .function(
            "b16encode", "(s)", a -> ascii(Bytes.hex(Bytes.of(a[0])).toUpperCase(Locale.ROOT)))
        .function("b16decode", "(s, casefold=False)", a -> unHex(text(a[0]), Args.truth(a[1])))
        .build();
  }

  public static PyModule binascii() {
    return new ModuleBuilder("binascii")
        .value("Error", ERROR)
        .function("hexlify", "(data)", a -> ascii(Bytes.hex(Bytes.of(a[0]))))
        .function("b2a_hex", "(data)", a -> ascii(Bytes.hex(Bytes.of(a[0]))))
        .function("unhexlify", "(hexstr, /)", a -> fromHex(text(a[0])))
        .function("a2b_hex", "(hexstr, /)", a -> fromHex(text(a[0])))
        .function("a2b_base64", "(data, /)", a -> decode(a[0], None.NONE, false))
        .function(
            "b2a_base64",
            "(data, /, *, newline=True)",
            a -> {
              String text = Base64.getEncoder().encodeToString(Bytes.of(a[0]));
              return ascii(Args.truth(a[1]) ? text + "\n" : text);
            })
        .function(
            "crc32",
            "(data, crc=0, /)",
            a -> {
              java.util.zip.CRC32 crc = new java.util.zip.CRC32();
              crc.update(Bytes.of(a[0]));
              return crc.getValue();
            })
        .build();
  }

  private static PyBytes ascii(String text) {
    return PyBytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String text(Object source) {
    if (source instanceof String s) {
      if (!StandardCharsets.US_ASCII.newEncoder().canEncode(s)) {
        throw Errors.valueError("string argument should contain only ASCII characters");
      }
      return s;
    }
    if (source instanceof PyBytes b) {
      return new String(b.toByteArray(), StandardCharsets.ISO_8859_1);
    }
    throw Errors.typeError(
        "argument should be a bytes-like object or ASCII string, not '"
            + Args.typeName(source)
            + "'");
  }

  private static Object encode(byte[] data, Object alternatives) {
    String text = Base64.getEncoder().encodeToString(data);
    if (alternatives != None.NONE) {
      byte[] two = Bytes.of(alternatives);
      text = text.replace('+', (char) two[0]).replace('/', (char) two[1]);
    }
    return ascii(text);
  }

  private static Object decode(Object source, Object alternatives, boolean validate) {
    String text = text(source);
    if (alternatives != None.NONE) {
      String two = text(alternatives);
      text = text.replace(two.charAt(0), '+').replace(two.charAt(1), '/');
    }
    return PyBytes.of(decoded(text, validate));
  }

  /** Foreign characters are skipped unless validating; padding must complete the last group. */
  private static byte[] decoded(String text, boolean validate) {
    StringBuilder digits = new StringBuilder();
    int padding = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
      if (c == '=') {
        padding++;
        if (digits.length() % 4 + padding >= 4 && digits.length() % 4 > 1) {
          break;
        }
      } else if (digit) {
        digits.append(c);
        padding = 0;
      } else if (validate) {
        throw Exceptions.make(ERROR, "Only base64 data is allowed");
      }
    }
    int rest = digits.length() % 4;
    if (rest == 1) {
      throw Exceptions.make(
          ERROR,
          "Invalid base64-encoded string: number of data characters ("
              + digits.length()
              + ") cannot be 1 more than a multiple of 4");
    }
    if (rest != 0 && padding < 4 - rest) {
      throw Exceptions.make(ERROR, "Incorrect padding");
    }
    return Base64.getDecoder().decode(digits.toString());
  }

  private static Object lines(byte[] data) {
    byte[] lines = Base64.getMimeEncoder(76, new byte[] {'\n'}).encode(data);
    if (lines.length == 0) {
      return PyBytes.of(lines);
    }
    byte[] ended = java.util.Arrays.copyOf(lines, lines.length + 1);
    ended[lines.length] = '\n';
    return PyBytes.of(ended);
  }

  private static String base32(byte[] data) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < data.length; at += 5) {
      long group = 0;
      for (int i = 0; i < 5; i++) {
        group = group << 8 | (at + i < data.length ? data[at + i] & 0xff : 0);
      }
      int size = Math.min(5, data.length - at);
      int digits = (size * 8 + 4) / 5;
      for (int i = 0; i < 8; i++) {
        out.append(i < digits ? BASE32.charAt((int) ((group >> (35 - 5 * i)) & 31)) : '=');
      }
    }
    return out.toString();
  }

  private static Object unBase32(String source, boolean anyCase) {
    String text = anyCase ? source.toUpperCase(Locale.ROOT) : source;
    if (text.length() % 8 != 0) {
      throw Exceptions.make(ERROR, "Incorrect padding");
    }
    String digits = text.replaceAll("=+$", "");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long buffer = 0;
    int bits = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int value = BASE32.indexOf(c);
      if (value < 0) {
        throw Exceptions.make(ERROR, "Non-base32 digit found");
      }
      buffer = buffer << 5 | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.write((int) (buffer >> bits));
      }
    }
    return PyBytes.of(out.toByteArray());
  }

  private static Object unHex(String source, boolean anyCase) {
    String text = anyCase ? source.toUpperCase(Locale.ROOT) : source;
    if (!text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'))) {
      throw Exceptions.make(ERROR, "Non-base16 digit found");
    }
    return fromHex(text);
  }

  private static Object fromHex(String text) {
    if (text.length() % 2 != 0) {
      throw Exceptions.make(ERROR, "Odd-length string");
    }
    try {
      return PyBytes.of(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException _) {
      throw Exceptions.make(ERROR, "Non-hexadecimal digit found");
    }
  }
}
