package io.jacquard.jac.runtime.text;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.number.Decimal;
import java.math.BigInteger;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** {@code repr()} of scalars, and {@code ascii()}. */
public final class Repr {
  private static final int DIGIT_LIMIT = 4300;
  private static final double BITS_PER_DIGIT = 3.3219280948873626;

  private Repr() {}

  /** The repr of None, a bool, a number or a string; {@code null} for anything else. */
  public static @Nullable String scalar(Object value) {
    return switch (value) {
      case String text -> ofString(text);
      case Long number -> Long.toString(number);
      case Double number -> ofFloat(number);
      case Boolean flag -> flag ? "True" : "False";
      case BigInteger number -> ofBig(number);
      case None none -> none.toString();
      default -> null;
    };
  }

  /** The decimal digits; ValueError beyond CPython's limit of 4300. */
  public static String ofBig(BigInteger number) {
    if (number.bitLength() > (DIGIT_LIMIT - 1) * BITS_PER_DIGIT) {
      String digits =
          number.bitLength() > (DIGIT_LIMIT + 1) * BITS_PER_DIGIT ? "" : number.abs().toString();
      if (digits.isEmpty() || digits.length() > DIGIT_LIMIT) {
        throw Errors.valueError(
            "Exceeds the limit (4300 digits) for integer string conversion; "
                + "use sys.set_int_max_str_digits() to increase the limit");
      }
    }
    return number.toString();
  }

  /** The shortest decimal that reads back as the same number, as CPython writes it. */
  public static String ofFloat(double value) {
    if (Math.abs(value) < 1e15 && value == Math.rint(value)) {
      long whole = (long) value;
      return whole == 0 && 1 / value < 0 ? "-0.0" : whole + ".0";
    }
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    Decimal decimal = Decimal.shortest(value);
    String text =
        decimal.exponent() >= -4 && decimal.exponent() < 16
            ? decimal.fixed()
            : decimal.scientific('e');
    return text.indexOf('.') < 0 && text.indexOf('e') < 0 ? text + ".0" : text;
  }

  /** The text in quotes: single ones, unless only those occur in the text. */
  public static String ofString(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    int length = text.length();
    StringBuilder out = new StringBuilder(length + 2).append(quote);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F) {
        if (c == quote || c == '\\') {
          out.append('\\');
        }
        out.append(c);
      } else {
        int point = text.codePointAt(i);
        escape(out, point);
        i += Character.charCount(point) - 1;
      }
    }
    return out.append(quote).toString();
  }

  private static void escape(StringBuilder out, int point) {
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (CharacterClass.isPrintable(point)) {
          out.appendCodePoint(point);
        } else {
          out.append(escaped(point));
        }
      }
    }
  }

  /** {@code \xe9}, {@code \u20ac} or {@code \U0001f600}. */
  public static String escaped(int point) {
    HexFormat hex = HexFormat.of();
    if (point < 0x100) {
      return "\\x" + hex.toHexDigits(point, 2);
    }
    return point < 0x10000 ? "\\u" + hex.toHexDigits(point, 4) : "\\U" + hex.toHexDigits(point, 8);
  }

  /** A repr with everything outside of ASCII escaped. */
  public static String ascii(String repr) {
    StringBuilder out = new StringBuilder(repr.length());
    repr.codePoints()
        .forEach(point -> {
          if (point < 0x80) {
            out.append((char) point);
          } else {
            out.append(escaped(point));
          }
        });
    return out.toString();
  }
}
