package io.jacquard.jac.runtime.text.number;

import io.jacquard.jac.runtime.container.Sizes;
import io.jacquard.jac.runtime.text.Letters;
import io.jacquard.jac.runtime.text.Repr;

/** A float's digits for the presentation types {@code e f g} and none, without a sign. */
public final class FloatText {
  private FloatText() {}

  /**
   * The digits.
   *
   * @param type one of {@code eEfFgG}, or 0 for the shortest form with a point
   * @param precision -1 for the default
   * @param alternate keeps the point and, for g, the trailing zeros
   */
  public static String of(double value, char type, int precision, boolean alternate) {
    boolean upper = type == 'E' || type == 'F' || type == 'G';
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String word = Double.isNaN(value) ? "nan" : "inf";
      return upper ? Letters.upper(word) : word;
    }
    int places = precision < 0 ? 6 : Sizes.check(precision);
    return switch (type) {
      case 'f', 'F' -> withPoint(Decimal.places(value, places), alternate);
      case 'e', 'E' ->
          scientific(Decimal.significant(Math.abs(value), places + 1), type, alternate);
      case 'g', 'G' -> general(value, Math.max(places, 1), type, alternate);
      default -> plain(value, precision);
    };
  }

  private static String general(double value, int digits, char type, boolean alternate) {
    Decimal decimal = Decimal.significant(Math.abs(value), digits);
    Decimal shown = alternate ? decimal : decimal.stripped();
    return decimal.exponent() < -4 || decimal.exponent() >= digits
        ? scientific(shown, type == 'G' ? 'E' : 'e', alternate)
        : withPoint(shown.fixed(), alternate);
  }

  /** No type: as repr, or as g that keeps a digit after the point. */
  private static String plain(double value, int precision) {
    if (precision < 0) {
      return Repr.ofFloat(Math.abs(value));
    }
    int digits = Math.max(precision, 1);
    Decimal decimal = Decimal.significant(Math.abs(value), digits);
    Decimal shown = decimal.stripped();
    if (decimal.exponent() < -4 || decimal.exponent() >= Math.max(digits - 1, 0)) {
      return scientific(shown, 'e', false);
    }
    String text = shown.fixed();
    return text.indexOf('.') < 0 ? text + ".0" : text;
  }

  private static String scientific(Decimal decimal, char letter, boolean alternate) {
    String text = decimal.scientific(letter);
    return alternate && text.charAt(1) != '.' ? text.charAt(0) + "." + text.substring(1) : text;
  }

  private static String withPoint(String text, boolean alternate) {
    return alternate && text.indexOf('.') < 0 ? text + "." : text;
  }
}
