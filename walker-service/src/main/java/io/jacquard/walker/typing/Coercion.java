package io.jacquard.walker.typing;

import io.jacquard.jac.runtime.text.number.Numerals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The scalar coercions of the contract: lenient towards text, strict about loss. */
final class Coercion {
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+(?:_[0-9]+)*(?:\\.0*)?");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[+-]?(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|nan|inf|infinity)",
          Pattern.CASE_INSENSITIVE);
  private static final int MAX_DIGITS = 4300;
  private static final double SAFE_WHOLE = 1L << 62;

  private Coercion() {}

  static @Nullable Object toInt(Object value, Location where, Check check) {
    return switch (value) {
      case Long _, BigInteger _ -> value;
      case Boolean flag -> flag ? 1L : 0L;
      case Double number -> whole(number, where, check);
      case String text -> parsedInt(text, where, check);
      default -> check.refuse("int_type", where, "Input should be a valid integer", value);
    };
  }

  private static @Nullable Object whole(double number, Location where, Check check) {
    if (!Double.isFinite(number)) {
      return check.refuse("finite_number", where, "Input should be a finite number", number);
    }
    if (number != Math.rint(number)) {
      return check.refuse(
          "int_from_float",
          where,
          "Input should be a valid integer, got a number with a fractional part",
          number);
    }
    return Math.abs(number) < SAFE_WHOLE ? (Object) (long) number : tooLong(number, where, check);
  }

  private static @Nullable Object parsedInt(String text, Location where, Check check) {
    String digits = text.strip();
    if (!INTEGER.matcher(digits).matches()) {
      return check.refuse(
          "int_parsing",
          where,
          "Input should be a valid integer, unable to parse string as an integer",
          text);
    }
    int point = digits.indexOf('.');
    String plain = (point < 0 ? digits : digits.substring(0, point)).replace("_", "");
    return plain.length() > MAX_DIGITS
        ? tooLong(text, where, check)
        : Numerals.normalized(new BigInteger(plain));
  }

  private static @Nullable Object tooLong(Object input, Location where, Check check) {
    return check.refuse(
        "int_parsing_size",
        where,
        "Unable to parse input string as an integer, exceeded maximum size",
        input);
  }

  static @Nullable Object toFloat(Object value, Location where, Check check) {
    return switch (value) {
      case Double _ -> value;
      case Long number -> (double) number;
      case BigInteger number -> new BigDecimal(number).doubleValue();
      case Boolean flag -> flag ? 1.0 : 0.0;
      case String text -> parsedFloat(text, where, check);
      default -> check.refuse("float_type", where, "Input should be a valid number", value);
    };
  }

  private static @Nullable Object parsedFloat(String text, Location where, Check check) {
    String digits = text.strip();
    if (!DECIMAL.matcher(digits).matches()) {
      return check.refuse(
          "float_parsing",
          where,
          "Input should be a valid number, unable to parse string as a number",
          text);
    }
    return Numerals.parseFloat(digits);
  }

  static @Nullable Object toBool(Object value, Location where, Check check) {
    Boolean known =
        switch (value) {
          case Boolean flag -> flag;
          case Long number -> ofNumber(number);
          case Double number -> ofNumber(number);
          case String text -> ofWord(text);
          default -> null;
        };
    if (known != null) {
      return known;
    }
    boolean readable =
        value instanceof String
            || value instanceof Long
            || (value instanceof Double number && number == (double) number.longValue());
    return readable
        ? check.refuse(
            "bool_parsing",
            where,
            "Input should be a valid boolean, unable to interpret input",
            value)
        : check.refuse("bool_type", where, "Input should be a valid boolean", value);
  }

  private static @Nullable Boolean ofNumber(double number) {
    return number == 0 ? Boolean.FALSE : number == 1 ? Boolean.TRUE : null;
  }

  private static @Nullable Boolean ofWord(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "0", "off", "f", "false", "n", "no" -> Boolean.FALSE;
      case "1", "on", "t", "true", "y", "yes" -> Boolean.TRUE;
      default -> null;
    };
  }
}
