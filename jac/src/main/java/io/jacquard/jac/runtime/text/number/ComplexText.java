package io.jacquard.jac.runtime.text.number;

import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.text.Repr;
import io.jacquard.jac.runtime.text.format.FormatSpec;
import io.jacquard.jac.runtime.text.format.Formatting;

/** Complex numbers as text, and texts as complex numbers. */
public final class ComplexText {
  private ComplexText() {}

  /** {@code (1+2j)}, or {@code 2j} without a real part. */
  public static String of(double real, double imag) {
    String shown = part(imag) + "j";
    if (isAbsent(real)) {
      return shown;
    }
    return "(" + part(real) + (shown.startsWith("-") ? "" : "+") + shown + ")";
  }

  private static boolean isAbsent(double real) {
    return real == 0 && !Decimal.isNegative(real);
  }

  private static String part(double value) {
    String text = Repr.ofFloat(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Both parts by one specification, padded together. */
  public static String format(double real, double imag, String text) {
    FormatSpec spec = FormatSpec.parse(text, "complex");
    if (spec.type() != 0 && "eEfFgGn".indexOf(spec.type()) < 0) {
      throw Errors.valueError(
          "Unknown format code '" + spec.type() + "' for object of type 'complex'");
    }
    if (spec.align() == '=') {
      throw Errors.valueError(
          spec.fill() == '0'
              ? "Zero padding is not allowed in complex format specifier"
              : "'=' alignment flag is not allowed in complex format specifier");
    }
    String shown = part(imag, spec, !(spec.type() == 0 && isAbsent(real))) + "j";
    if (spec.type() != 0) {
      shown = part(real, spec, false) + shown;
    } else if (!isAbsent(real)) {
      shown = "(" + part(real, spec, false) + shown + ")";
    }
    return spec.pad(shown, '>');
  }

  private static String part(double value, FormatSpec spec, boolean signed) {
    boolean plain = spec.type() == 0 && spec.precision() < 0;
    StringBuilder of = new StringBuilder();
    of.append(signed ? "+" : spec.sign() == 0 ? "" : String.valueOf(spec.sign()));
    if (plain) {
      String text = part(value);
      return text.startsWith("-") ? text : of + text;
    }
    of.append(spec.alternate() ? "#" : "");
    if (spec.grouping() != 0) {
      of.append(spec.grouping());
    }
    if (spec.precision() >= 0) {
      of.append('.').append(spec.precision());
    }
    return Formatting.format(value, of.append(spec.type() == 0 ? 'g' : spec.type()).toString());
  }

  /** The two parts that a text names; ValueError when it is no complex number. */
  public static double[] parse(String text) {
    String plain = text.strip();
    if (plain.startsWith("(") && plain.endsWith(")")) {
      plain = plain.substring(1, plain.length() - 1).strip();
    }
    if (!plain.endsWith("j") && !plain.endsWith("J")) {
      return new double[] {number(plain), 0};
    }
    String body = plain.substring(0, plain.length() - 1);
    int split = split(body);
    String imaginary = body.substring(split);
    double imag =
        switch (imaginary) {
          case "", "+" -> 1;
          case "-" -> -1;
          default -> number(imaginary);
        };
    return new double[] {split == 0 ? 0 : number(body.substring(0, split)), imag};
  }

  /** Where the sign of the imaginary part stands; 0 when there is no real part. */
  private static int split(String body) {
    for (int at = body.length() - 1; at > 0; at--) {
      char c = body.charAt(at);
      char before = body.charAt(at - 1);
      if ((c == '+' || c == '-') && before != 'e' && before != 'E') {
        return at;
      }
    }
    return 0;
  }

  private static double number(String text) {
    if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
      throw malformed();
    }
    try {
      return Numerals.parseFloat(text);
    } catch (JacError e) {
      throw malformed();
    }
  }

  private static RuntimeException malformed() {
    return Errors.valueError("complex() arg is a malformed string");
  }
}
