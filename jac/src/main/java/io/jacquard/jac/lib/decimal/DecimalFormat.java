package io.jacquard.jac.lib.decimal;

import io.jacquard.jac.runtime.failure.Errors;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code format(Decimal(…), spec)}. */
final class DecimalFormat {
  private static final Pattern SPEC =
      Pattern.compile(
          "(?:(.)?([<>=^]))?([-+ ])?(0)?(\\d+)?([,_])?(?:\\.(\\d+))?([eEfFgGn%])?", Pattern.DOTALL);

  private DecimalFormat() {}

  static String format(PyDecimal number, String spec) {
    Matcher m = SPEC.matcher(spec);
    if (!m.matches()) {
      throw Errors.valueError("invalid format string");
    }
    String digits = digits(number, m.group(7), m.group(8));
    if (m.group(6) != null) {
      digits = grouped(digits, m.group(6));
    }
    String plus = m.group(3) == null || m.group(3).equals("-") ? "" : m.group(3);
    String sign = number.negative() ? "-" : plus;
    int width = m.group(5) == null ? 0 : Integer.parseInt(m.group(5));
    boolean zeros = m.group(4) != null && m.group(2) == null;
    String align = zeros ? "=" : m.group(2) == null ? ">" : m.group(2);
    String fill = zeros ? "0" : m.group(1) == null ? " " : m.group(1);
    int missing = Math.max(0, width - sign.length() - digits.length());
    return switch (align) {
      case "<" -> sign + digits + fill.repeat(missing);
      case "^" -> fill.repeat(missing / 2) + sign + digits + fill.repeat(missing - missing / 2);
      case "=" -> sign + fill.repeat(missing) + digits;
      default -> fill.repeat(missing) + sign + digits;
    };
  }

  private static String digits(
      PyDecimal number, @Nullable String precision, @Nullable String kind) {
    if (!number.isNumber()) {
      return number.special();
    }
    BigDecimal value = number.value().abs();
    RoundingMode mode = DecimalContext.math().getRoundingMode();
    int places = precision == null ? -1 : Integer.parseInt(precision);
    return switch (kind == null ? "" : kind.toLowerCase(Locale.ROOT)) {
      case "f" -> fixed(value, places, mode);
      case "%" -> fixed(value.movePointRight(2), places, mode) + "%";
      case "e" -> exponential(value, places, mode, kind);
      default ->
          (places < 0 ? value : value.round(new MathContext(Math.max(1, places), mode))).toString();
    };
  }

  private static String fixed(BigDecimal value, int places, RoundingMode mode) {
    return (places < 0 ? value : value.setScale(places, mode)).toPlainString();
  }

  private static String exponential(
      BigDecimal value, int places, RoundingMode mode, @Nullable String kind) {
    BigDecimal rounded = places < 0 ? value : value.round(new MathContext(places + 1, mode));
    String digits = rounded.unscaledValue().toString();
    int exponent = digits.length() - 1 - rounded.scale();
    if (places >= 0) {
      digits += "0".repeat(Math.max(0, places + 1 - digits.length()));
    }
    String tail = digits.length() > 1 ? "." + digits.substring(1) : "";
    return digits.charAt(0) + tail + kind + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }

  private static String grouped(String digits, String separator) {
    int end = 0;
    while (end < digits.length() && Character.isDigit(digits.charAt(end))) {
      end++;
    }
    StringBuilder out = new StringBuilder(digits);
    for (int at = end - 3; at > 0; at -= 3) {
      out.insert(at, separator);
    }
    return out.toString();
  }
}
