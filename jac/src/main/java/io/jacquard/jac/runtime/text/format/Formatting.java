package io.jacquard.jac.runtime.text.format;

import io.jacquard.jac.runtime.container.Sizes;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.number.Ints;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.Letters;
import io.jacquard.jac.runtime.text.Repr;
import io.jacquard.jac.runtime.text.Strings;
import io.jacquard.jac.runtime.text.number.Decimal;
import io.jacquard.jac.runtime.text.number.FloatText;
import java.math.BigInteger;

/** {@code format(value, spec)} for strings and numbers. */
public final class Formatting {
  private static final String FLOAT_TYPES = "eEfFgG%";

  private Formatting() {}

  /** Formats a scalar; TypeError for anything that has no format specification of its own. */
  public static String format(Object value, String spec) {
    if (spec.isEmpty()) {
      return Ops.str(value);
    }
    return switch (value) {
      case String text -> text(text, FormatSpec.parse(spec, "str"));
      case Long number -> integer(number, FormatSpec.parse(spec, "int"), "int");
      case Double number -> real(number, FormatSpec.parse(spec, "float"), "float");
      case BigInteger number -> integer(number, FormatSpec.parse(spec, "int"), "int");
      case Boolean flag -> integer(flag ? 1L : 0L, FormatSpec.parse(spec, "bool"), "bool");
      default ->
          throw Errors.typeError(
              "unsupported format string passed to " + Ops.typeOf(value).name() + ".__format__");
    };
  }

  private static String text(String text, FormatSpec spec) {
    if (spec.type() != 0 && spec.type() != 's') {
      throw unknownCode(spec.type(), "str");
    }
    if (spec.sign() != 0) {
      throw Errors.valueError(
          (spec.sign() == ' ' ? "Space" : "Sign") + " not allowed in string format specifier");
    }
    refuse(spec.noNegativeZero(), "Negative zero coercion (z)", "in string");
    refuse(spec.alternate(), "Alternate form (#)", "in string");
    refuse(spec.align() == '=', "'=' alignment", "in string");
    if (spec.grouping() != 0) {
      throw Errors.valueError("Cannot specify '" + spec.grouping() + "' with 's'.");
    }
    boolean cut = spec.precision() >= 0 && spec.precision() < Strings.length(text);
    return spec.pad(cut ? text.substring(0, Strings.offset(text, spec.precision())) : text, '<');
  }

  private static void refuse(boolean present, String what, String where) {
    if (present) {
      throw Errors.valueError(what + " not allowed " + where + " format specifier");
    }
  }

  private static RuntimeException unknownCode(char type, String typeName) {
    String shown =
        type > ' ' && type < 0x80 ? String.valueOf(type) : "\\x" + Integer.toHexString(type);
    return Errors.valueError(
        "Unknown format code '" + shown + "' for object of type '" + typeName + "'");
  }

  private static String integer(Number value, FormatSpec spec, String typeName) {
    char type = spec.type();
    if (type != 0 && FLOAT_TYPES.indexOf(type) >= 0) {
      return real(toFloat(Ints.big(value)), spec, typeName);
    }
    refuse(spec.precision() >= 0, "Precision", "in integer");
    refuse(spec.noNegativeZero(), "Negative zero coercion (z)", "in integer");
    return switch (type) {
      case 'c' -> character(Ints.big(value), spec);
      case 0, 'd', 'n' -> whole(inRadix(value, 10), "", spec, 3);
      case 'x' -> whole(inRadix(value, 16), "0x", spec, 4);
      case 'X' -> whole(Letters.upper(inRadix(value, 16)), "0X", spec, 4);
      case 'o' -> whole(inRadix(value, 8), "0o", spec, 4);
      case 'b' -> whole(inRadix(value, 2), "0b", spec, 4);
      default -> throw unknownCode(type, typeName);
    };
  }

  private static String inRadix(Number value, int radix) {
    if (value instanceof Long small) {
      return Long.toString(small, radix);
    }
    BigInteger big = Ints.big(value);
    return radix == 10 ? Repr.ofBig(big) : Ints.digits(big, radix);
  }

  private static String whole(String signed, String prefix, FormatSpec spec, int group) {
    boolean negative = signed.charAt(0) == '-';
    return number(negative, prefix, negative ? signed.substring(1) : signed, "", spec, group);
  }

  /** The nearest float; OverflowError beyond the largest. */
  public static double toFloat(BigInteger value) {
    double nearest = value.doubleValue();
    if (Double.isInfinite(nearest)) {
      throw Errors.make("OverflowError", "int too large to convert to float");
    }
    return nearest;
  }

  private static String character(BigInteger value, FormatSpec spec) {
    refuse(spec.sign() != 0, "Sign", "with integer");
    refuse(spec.alternate(), "Alternate form (#)", "with integer");
    if (value.bitLength() > 63) {
      throw Errors.make("OverflowError", "Python int too large to convert to C long");
    }
    if (value.signum() < 0
        || value.bitLength() > 21
        || value.intValue() > Character.MAX_CODE_POINT) {
      throw Errors.make("OverflowError", "%c arg not in range(0x110000)");
    }
    return spec.pad(Strings.of(value.intValue()), '<');
  }

  private static String real(double value, FormatSpec spec, String typeName) {
    char type = spec.type();
    if (type != 0 && type != 'n' && FLOAT_TYPES.indexOf(type) < 0) {
      throw unknownCode(type, typeName);
    }
    double shown = type == '%' ? value * 100 : value;
    char presentation = type == '%' ? 'f' : type == 'n' ? 'g' : type;
    String text = FloatText.of(shown, presentation, spec.precision(), spec.alternate());
    boolean negative = Decimal.isNegative(shown);
    if (negative
        && spec.noNegativeZero()
        && text.chars().noneMatch(c -> (c >= '1' && c <= '9') || c == 'i')) {
      negative = false;
    }
    if (Double.isNaN(shown) || Double.isInfinite(shown)) {
      return number(negative, "", text, type == '%' ? "%" : "", spec.ungrouped(), 3);
    }
    int whole = 0;
    while (whole < text.length() && Character.isDigit(text.charAt(whole))) {
      whole++;
    }
    String tail = text.substring(whole) + (type == '%' ? "%" : "");
    return number(negative, "", text.substring(0, whole), tail, spec, 3);
  }

  /** Puts sign, prefix, grouped digits and tail together, and pads. */
  private static String number(
      boolean negative, String prefix, String digits, String tail, FormatSpec spec, int group) {
    String sign = negative ? "-" : spec.sign() == '+' ? "+" : spec.sign() == ' ' ? " " : "";
    String head = spec.alternate() ? sign + prefix : sign;
    if (spec.alignOr('>') != '=') {
      return spec.pad(head + grouped(digits, 0, spec.grouping(), group) + tail, '>');
    }
    int room = spec.width() - head.length() - tail.length();
    if (room > 0) {
      Sizes.check(spec.width());
    }
    if (spec.fill() == '0') {
      return head + grouped(digits, room, spec.grouping(), group) + tail;
    }
    String body = grouped(digits, 0, spec.grouping(), group);
    return head + Strings.of(spec.fill()).repeat(Math.max(0, room - body.length())) + body + tail;
  }

  /** Digits with separators, led by zeros up to a width; a separator never comes first. */
  private static String grouped(String digits, int width, char separator, int group) {
    if (separator == 0) {
      return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
    StringBuilder reversed = new StringBuilder();
    for (int i = 0; i < digits.length() || reversed.length() < width; i++) {
      if (i > 0 && i % group == 0) {
        reversed.append(separator);
      }
      reversed.append(i < digits.length() ? digits.charAt(digits.length() - 1 - i) : '0');
    }
    return reversed.reverse().toString();
  }
}
