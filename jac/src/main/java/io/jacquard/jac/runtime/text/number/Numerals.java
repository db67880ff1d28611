package io.jacquard.jac.runtime.text.number;

import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.CharacterClass;
import io.jacquard.jac.runtime.text.Repr;
import io.jacquard.jac.runtime.text.Splitting;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads numbers from text, as {@code int(text, base)} and {@code float(text)} do. */
public final class Numerals {
  private static final int DIGIT_LIMIT = 4300;
  private static final BigInteger LOWEST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger HIGHEST = BigInteger.valueOf(Long.MAX_VALUE);

  private Numerals() {}

  /** A Long, or a BigInteger where it does not fit; ValueError in CPython's words otherwise. */
  public static Object parseInt(String text, int base) {
    return parseInt(text, base, Repr.ofString(text));
  }

  /** The same, with the repr that the message shows. */
  static Object parseInt(String text, int base, String shown) {
    if (base != 0 && (base < 2 || base > 36)) {
      throw Errors.valueError("int() base must be >= 2 and <= 36, or 0");
    }
    String trimmed = trim(text);
    boolean negative = trimmed.startsWith("-");
    int start = negative || trimmed.startsWith("+") ? 1 : 0;
    int radix = radix(trimmed, start, base);
    if (hasPrefix(trimmed, start, radix)) {
      start += trimmed.startsWith("_", start + 2) ? 3 : 2;
    }
    String digits = digits(trimmed, start, radix);
    if (digits == null || (base == 0 && radix == 10 && hasLeadingZero(digits))) {
      throw Errors.valueError("invalid literal for int() with base " + base + ": " + shown);
    }
    if (digits.length() > DIGIT_LIMIT && Integer.bitCount(radix) != 1) {
      throw Errors.valueError(
          "Exceeds the limit (4300 digits) for integer string conversion: value has "
              + digits.length()
              + " digits; use sys.set_int_max_str_digits() to increase the limit");
    }
    return value(digits, radix, negative);
  }

  private static Object value(String digits, int radix, boolean negative) {
    if (digits.length() <= 10) {
      long small = Long.parseLong(digits, radix);
      return negative ? -small : small;
    }
    BigInteger value = big(digits, radix);
    return normalized(negative ? value.negate() : value);
  }

  /** Parses long texts by halves; one pass would take a time that grows with the square. */
  private static BigInteger big(String digits, int radix) {
    if (digits.length() <= DIGIT_LIMIT) {
      return new BigInteger(digits, radix);
    }
    int low = digits.length() / 2;
    int high = digits.length() - low;
    return big(digits.substring(0, high), radix)
        .multiply(BigInteger.valueOf(radix).pow(low))
        .add(big(digits.substring(high), radix));
  }

  /** The value as a Long wherever it fits. */
  public static Object normalized(BigInteger value) {
    return value.compareTo(LOWEST) >= 0 && value.compareTo(HIGHEST) <= 0
        ? (Object) value.longValue()
        : value;
  }

  private static int radix(String text, int start, int base) {
    if (base != 0) {
      return base;
    }
    for (int radix : new int[] {16, 8, 2}) {
      if (hasPrefix(text, start, radix)) {
        return radix;
      }
    }
    return 10;
  }

  private static boolean hasPrefix(String text, int start, int radix) {
    if (start + 1 >= text.length() || text.charAt(start) != '0') {
      return false;
    }
    return switch (text.charAt(start + 1)) {
      case 'x', 'X' -> radix == 16;
      case 'o', 'O' -> radix == 8;
      case 'b', 'B' -> radix == 2;
      default -> false;
    };
  }

  private static boolean hasLeadingZero(String digits) {
    return digits.length() > 1
        && digits.charAt(0) == '0'
        && !digits.chars().allMatch(c -> c == '0');
  }

  /** The digits without underscores in ASCII, or {@code null} when something else is there. */
  private static @Nullable String digits(String text, int start, int radix) {
    StringBuilder out = new StringBuilder(text.length());
    boolean mayBreak = false;
    for (int i = start; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point == '_') {
        if (!mayBreak) {
          return null;
        }
        mayBreak = false;
        continue;
      }
      int digit = isDigitLetter(point) ? Character.digit(point, radix) : -1;
      if (digit < 0) {
        return null;
      }
      out.append(Character.forDigit(digit, radix));
      mayBreak = true;
    }
    return mayBreak ? out.toString() : null;
  }

  private static boolean isDigitLetter(int point) {
    return point < 0x80 || CharacterClass.isDecimal(point);
  }

  /** The number; ValueError "could not convert string to float: 'q'" otherwise. */
  public static double parseFloat(String text) {
    String plain = plainFloat(trim(text));
    if (plain == null) {
      throw Errors.valueError("could not convert string to float: " + Repr.ofString(text));
    }
    return switch (plain) {
      case "inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      case "nan", "-nan" -> Double.NaN;
      default -> Double.parseDouble(plain);
    };
  }

  /** The literal in a form that Java reads the same way, or {@code null}. */
  private static @Nullable String plainFloat(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point == '_') {
        if (!isDigit(text, out, i)) {
          return null;
        }
      } else if (CharacterClass.isDecimal(point)) {
        out.append((char) ('0' + Character.digit(point, 10)));
      } else {
        out.appendCodePoint(Character.toLowerCase(point));
      }
    }
    String plain = out.toString();
    if (plain.startsWith("+")) {
      plain = plain.startsWith("+-") ? "" : plain.substring(1);
    }
    return isWord(plain) || isDecimalLiteral(plain) ? plain : null;
  }

  /** Whether an underscore stands between two digits. */
  private static boolean isDigit(String text, StringBuilder before, int next) {
    return !before.isEmpty()
        && Character.isDigit(before.charAt(before.length() - 1))
        && next < text.length()
        && CharacterClass.isDecimal(text.codePointAt(next));
  }

  private static boolean isWord(String text) {
    return switch (text.startsWith("-") ? text.substring(1) : text) {
      case "inf", "infinity", "nan" -> true;
      default -> false;
    };
  }

  private static boolean isDecimalLiteral(String text) {
    int at = text.startsWith("-") ? 1 : 0;
    int whole = skipDigits(text, at);
    int digits = whole - at;
    at = whole;
    if (at < text.length() && text.charAt(at) == '.') {
      int end = skipDigits(text, at + 1);
      digits += end - at - 1;
      at = end;
    }
    if (digits == 0) {
      return false;
    }
    if (at < text.length() && text.charAt(at) == 'e') {
      at++;
      if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
        at++;
      }
      int end = skipDigits(text, at);
      if (end == at) {
        return false;
      }
      at = end;
    }
    return at == text.length();
  }

  private static int skipDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static String trim(String text) {
    return Splitting.TEXT.stripLeft(Splitting.TEXT.stripRight(text));
  }
}
