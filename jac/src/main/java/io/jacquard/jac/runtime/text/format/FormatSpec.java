package io.jacquard.jac.runtime.text.format;

import io.jacquard.jac.runtime.container.Sizes;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.CharacterClass;
import io.jacquard.jac.runtime.text.Strings;

/**
 * A parsed format specification: {@code [[fill]align][sign][z][#][0][width][grouping][.precision]
 * [type]}. A part that is absent is 0, or -1 for the numbers.
 */
public record FormatSpec(
    int fill,
    char align,
    char sign,
    boolean noNegativeZero,
    boolean alternate,
    int width,
    char grouping,
    int precision,
    char type) {

  /**
   * Reads a specification.
   *
   * @param typeName the class of the value, for the messages
   */
  public static FormatSpec parse(String spec, String typeName) {
    return new Reader(spec, typeName).read();
  }

  char alignOr(char otherwise) {
    return align == 0 ? otherwise : align;
  }

  FormatSpec ungrouped() {
    return new FormatSpec(
        fill, align, sign, noNegativeZero, alternate, width, (char) 0, precision, type);
  }

  /** Pads a text by the alignment, or by the given one where there is none. */
  public String pad(String text, char otherwise) {
    int missing = width - Strings.length(text);
    if (missing <= 0) {
      return text;
    }
    Sizes.check(width);
    String filler = Strings.of(fill);
    return switch (alignOr(otherwise)) {
      case '<' -> text + filler.repeat(missing);
      case '^' -> filler.repeat(missing / 2) + text + filler.repeat(missing - missing / 2);
      default -> filler.repeat(missing) + text;
    };
  }

  private static final class Reader {
    private final String spec;
    private final String typeName;
    private int at;

    Reader(String spec, String typeName) {
      this.spec = spec;
      this.typeName = typeName;
    }

    FormatSpec read() {
      int fill = ' ';
      char align = 0;
      boolean filled = false;
      if (!spec.isEmpty()) {
        int first = spec.codePointAt(0);
        int after = Character.charCount(first);
        if (after < spec.length() && isAlign(spec.charAt(after))) {
          fill = first;
          filled = true;
          align = spec.charAt(after);
          at = after + 1;
        } else if (isAlign(spec.charAt(0))) {
          align = spec.charAt(0);
          at = 1;
        }
      }
      char sign = oneOf("+- ");
      boolean noNegativeZero = oneOf("z") != 0;
      boolean alternate = oneOf("#") != 0;
      if (!filled && oneOf("0") != 0) {
        fill = '0';
        if (align == 0 && !typeName.equals("str")) {
          align = '=';
        }
      }
      int width = number();
      char grouping = grouping();
      int precision = precision();
      char type = type();
      if (grouping != 0) {
        checkGrouping(grouping, type);
      }
      return new FormatSpec(
          fill, align, sign, noNegativeZero, alternate, width, grouping, precision, type);
    }

    private static boolean isAlign(char c) {
      return c == '<' || c == '>' || c == '=' || c == '^';
    }

    private char oneOf(String choices) {
      return at < spec.length() && choices.indexOf(spec.charAt(at)) >= 0 ? spec.charAt(at++) : 0;
    }

    private int number() {
      int start = at;
      long value = 0;
      while (at < spec.length() && CharacterClass.isDecimal(spec.charAt(at))) {
        value = value * 10 + Character.digit(spec.charAt(at++), 10);
        if (at - start > 18) {
          throw Errors.valueError("Too many decimal digits in format string");
        }
      }
      if (value > Integer.MAX_VALUE) {
        Sizes.check(value);
      }
      return at == start ? -1 : (int) value;
    }

    private char grouping() {
      char grouping = oneOf(",_");
      if (grouping != 0 && at < spec.length()) {
        char next = spec.charAt(at);
        if ((next == ',' || next == '_') && next != grouping) {
          throw Errors.valueError("Cannot specify both ',' and '_'.");
        }
      }
      return grouping;
    }

    private int precision() {
      if (oneOf(".") == 0) {
        return -1;
      }
      int precision = number();
      if (precision < 0) {
        throw Errors.valueError("Format specifier missing precision");
      }
      return precision;
    }

    private char type() {
      int left = spec.length() - at;
      if (left > 1) {
        throw Errors.valueError(
            "Invalid format specifier '" + spec + "' for object of type '" + typeName + "'");
      }
      return left == 0 ? 0 : spec.charAt(at);
    }

    private static void checkGrouping(char grouping, char type) {
      String allowed = grouping == ',' ? "deEfFgG%" : "deEfFgG%boxX";
      if (type != 0 && allowed.indexOf(type) < 0) {
        throw Errors.valueError("Cannot specify '" + grouping + "' with '" + type + "'.");
      }
    }
  }
}
