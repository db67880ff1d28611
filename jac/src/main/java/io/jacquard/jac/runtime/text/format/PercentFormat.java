package io.jacquard.jac.runtime.text.format;

import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.Sizes;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.number.Ints;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.Letters;
import io.jacquard.jac.runtime.text.Repr;
import io.jacquard.jac.runtime.text.Strings;
import io.jacquard.jac.runtime.text.number.Decimal;
import io.jacquard.jac.runtime.text.number.FloatText;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The {@code %} operator of strings. */
public final class PercentFormat {
  private final String format;
  private final Object given;
  private final @Nullable PyTuple tuple;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int used;
  private boolean named;

  private PercentFormat(String format, Object given) {
    this.format = format;
    this.given = given;
    this.tuple = given instanceof PyTuple values ? values : null;
  }

  /** {@code format % args}. */
  public static String format(String format, Object args) {
    return new PercentFormat(format, args).run();
  }

  private String run() {
    while (at < format.length()) {
      char c = format.charAt(at++);
      if (c != '%') {
        out.append(c);
      } else if (at < format.length() && format.charAt(at) == '%') {
        out.append('%');
        at++;
      } else {
        convert();
      }
    }
    boolean unused = tuple == null ? used == 0 && !isMapping() : used < tuple.size();
    if (unused && !named) {
      throw Errors.typeError("not all arguments converted during string formatting");
    }
    return out.toString();
  }

  private boolean isMapping() {
    return tuple == null
        && !(given instanceof String)
        && Ops.typeOf(given).lookup("__getitem__") != null;
  }

  private Object argument() {
    if (tuple == null ? used > 0 : used >= tuple.size()) {
      throw Errors.typeError("not enough arguments for format string");
    }
    return tuple == null ? single() : tuple.get(used++);
  }

  private Object single() {
    used++;
    return given;
  }

  /** The flags, width and precision of one conversion. */
  private record Directive(
      boolean left,
      boolean plus,
      boolean space,
      boolean zero,
      boolean alternate,
      int width,
      int precision) {

    String pad(String text) {
      int missing = width - Strings.length(text);
      if (missing <= 0) {
        return text;
      }
      Sizes.check(width);
      return left ? text + " ".repeat(missing) : " ".repeat(missing) + text;
    }

    String number(boolean negative, String prefix, String digits) {
      String head = (negative ? "-" : plus ? "+" : space ? " " : "") + prefix;
      int missing = width - head.length() - digits.length();
      if (zero && !left && missing > 0) {
        Sizes.check(width);
        return head + "0".repeat(missing) + digits;
      }
      return pad(head + digits);
    }
  }

  private void convert() {
    Object value = format.startsWith("(", at) ? keyed() : null;
    String flags = flags();
    int width = count();
    boolean left = flags.indexOf('-') >= 0 || (width < 0 && width != -1);
    int precision = -1;
    if (at < format.length() && format.charAt(at) == '.') {
      at++;
      precision = Math.max(0, count());
    }
    while (at < format.length() && "hlL".indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    if (at == format.length()) {
      throw Errors.valueError("incomplete format");
    }
    Directive directive =
        new Directive(
            left,
            flags.indexOf('+') >= 0,
            flags.indexOf(' ') >= 0,
            flags.indexOf('0') >= 0,
            flags.indexOf('#') >= 0,
            width == -1 ? 0 : Math.abs(width),
            precision);
    int letter = format.codePointAt(at);
    at += Character.charCount(letter);
    out.append(rendered(letter, directive, value == null ? argument() : value));
    if (out.length() > 1 << 20) {
      Sizes.check(out.length());
    }
  }

  private Object keyed() {
    if (!isMapping()) {
      throw Errors.typeError("format requires a mapping");
    }
    int start = ++at;
    for (int open = 1; open > 0; at++) {
      if (at == format.length()) {
        throw Errors.valueError("incomplete format key");
      }
      char c = format.charAt(at);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    named = true;
    return Ops.getItem(given, format.substring(start, at - 1));
  }

  private String flags() {
    int start = at;
    while (at < format.length() && "-+ #0".indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    return format.substring(start, at);
  }

  /** A number, or one from the arguments for a star; -1 for none. */
  private int count() {
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      Object star = argument();
      if (star instanceof Double || Indexes.integer(star) == null) {
        throw Errors.typeError("* wants int");
      }
      long count = Indexes.required(star);
      // A width of -1 pads nothing, like none at all.
      return Sizes.check(Math.abs(count)) * Long.signum(count);
    }
    int start = at;
    long value = 0;
    while (at < format.length() && Character.isDigit(format.charAt(at))) {
      value = value * 10 + Character.digit(format.charAt(at++), 10);
      if (value > Integer.MAX_VALUE) {
        throw Errors.valueError("width too big");
      }
    }
    return at == start ? -1 : (int) value;
  }

  private String rendered(int letter, Directive directive, Object value) {
    return switch (letter) {
      case 's' -> text(Ops.str(value), directive);
      case 'r' -> text(Ops.repr(value), directive);
      case 'a' -> text(Ops.ascii(value), directive);
      case 'c' -> directive.pad(character(value));
      case 'd', 'i', 'u' -> integer(truncated(value, (char) letter), 10, "", directive);
      case 'x' -> integer(indexed(value, 'x'), 16, "0x", directive);
      case 'X' -> Letters.upper(integer(indexed(value, 'X'), 16, "0x", directive));
      case 'o' -> integer(indexed(value, 'o'), 8, "0o", directive);
      case 'e', 'E', 'f', 'F', 'g', 'G' -> real(value, (char) letter, directive);
      default ->
          throw Errors.valueError(
              "unsupported format character '%s' (0x%x) at index %d"
                  .formatted(
                      Character.toString(letter),
                      letter,
                      Strings.position(format, at - Character.charCount(letter))));
    };
  }

  private static String text(String text, Directive directive) {
    int cut = directive.precision();
    return directive.pad(
        cut < 0 || cut >= Strings.length(text)
            ? text
            : text.substring(0, Strings.offset(text, cut)));
  }

  private static String character(Object value) {
    if (value instanceof String text && Strings.length(text) == 1) {
      return text;
    }
    Object integer = value instanceof Double ? null : Indexes.integer(value);
    if (integer == null) {
      throw Errors.typeError("%c requires int or char");
    }
    if (!(integer instanceof Long point) || point < 0 || point > Character.MAX_CODE_POINT) {
      throw Errors.make("OverflowError", "%c arg not in range(0x110000)");
    }
    return Strings.of(point.intValue());
  }

  private static BigInteger truncated(Object value, char letter) {
    return switch (value) {
      case Double number -> toInteger(number);
      default -> {
        Object integer = Indexes.integer(value);
        if (integer == null) {
          throw Errors.typeError(
              "%" + letter + " format: a real number is required, not " + Ops.typeOf(value).name());
        }
        yield big(integer);
      }
    };
  }

  /** {@code int(number)}: towards zero; infinities and NaN have none. */
  public static BigInteger toInteger(double number) {
    if (Double.isNaN(number)) {
      throw Errors.valueError("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(number)) {
      throw Errors.make("OverflowError", "cannot convert float infinity to integer");
    }
    return new BigDecimal(number).toBigInteger();
  }

  private static BigInteger indexed(Object value, char letter) {
    Object integer = Indexes.integer(value);
    if (integer == null) {
      throw Errors.typeError(
          "%" + letter + " format: an integer is required, not " + Ops.typeOf(value).name());
    }
    return big(integer);
  }

  private static BigInteger big(Object integer) {
    return integer instanceof Long small ? BigInteger.valueOf(small) : (BigInteger) integer;
  }

  private static String integer(BigInteger value, int radix, String prefix, Directive directive) {
    String digits = radix == 10 ? Repr.ofBig(value.abs()) : Ints.digits(value.abs(), radix);
    int missing = directive.precision() - digits.length();
    if (missing > 0) {
      digits = "0".repeat(Sizes.check(missing)) + digits;
    }
    return directive.number(value.signum() < 0, directive.alternate() ? prefix : "", digits);
  }

  private static String real(Object value, char type, Directive directive) {
    double number =
        switch (value) {
          case Double given -> given;
          case Long given -> given.doubleValue();
          case BigInteger given -> Formatting.toFloat(given);
          case Boolean given -> given ? 1 : 0;
          default -> throw Errors.typeError("must be real number, not " + Ops.typeOf(value).name());
        };
    String digits = FloatText.of(number, type, directive.precision(), directive.alternate());
    return directive.number(Decimal.isNegative(number), "", digits);
  }
}
