package io.jacquard.jac.runtime.text.number;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.LongStream;

/**
 * A float as decimal digits: {@code ±d.ddd × 10^exponent}, without trailing zeros unless asked for.
 *
 * @param digits at least one; the first is zero only for zero
 */
public record Decimal(boolean negative, String digits, int exponent) {
  private static final double LARGEST_SCALED = 1e18;
  private static final long[] POWERS = LongStream.iterate(1, n -> n * 10).limit(16).toArray();

  /** The fewest digits that read back as the same number. */
  public static Decimal shortest(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(Math.abs(value)));
    Decimal decimal = of(value, exact).stripped();
    if (decimal.digits.length() == 2) {
      // Java prefers two digits that lie closer; one that reads back the same is shorter.
      Decimal shorter = significant(value, exact, 1);
      if (Double.parseDouble(shorter.scientific('e')) == value) {
        return shorter;
      }
    }
    return decimal;
  }

  /** Exactly that many digits, rounded half to even on the exact binary value. */
  static Decimal significant(double value, int count) {
    return significant(value, new BigDecimal(Math.abs(value)), count);
  }

  private static Decimal significant(double value, BigDecimal exact, int count) {
    if (exact.signum() == 0) {
      return new Decimal(isNegative(value), "0".repeat(count), 0);
    }
    int exponent = exact.precision() - exact.scale() - 1;
    BigDecimal rounded = exact.setScale(count - 1 - exponent, RoundingMode.HALF_EVEN);
    String digits = rounded.unscaledValue().toString();
    if (digits.length() > count) {
      exponent++;
      digits = digits.substring(0, count);
    }
    return new Decimal(isNegative(value), digits, exponent);
  }

  /** The number with that many places after the point, without a sign. */
  static String places(double value, int places) {
    double size = Math.abs(value);
    BigDecimal rounded =
        places < POWERS.length && size * POWERS[places] < LARGEST_SCALED
            ? BigDecimal.valueOf(scaled(size, POWERS[places]), places)
            : new BigDecimal(size).setScale(places, RoundingMode.HALF_EVEN);
    return rounded.toPlainString();
  }

  /**
   * {@code size * power} rounded half to even. The product of the fraction is kept exact as the sum
   * of two floats, so that a tie is one only if it is one in the binary value.
   */
  private static long scaled(double size, long power) {
    long whole = (long) size;
    double fraction = size - whole;
    double product = fraction * power;
    double lost = Math.fma(fraction, (double) power, -product);
    long floor = (long) product;
    double beyondHalf = product - floor - 0.5;
    long result = whole * power + floor;
    boolean up = beyondHalf != 0 ? beyondHalf > 0 : lost != 0 ? lost > 0 : (result & 1) != 0;
    return up ? result + 1 : result;
  }

  private static Decimal of(double value, BigDecimal exact) {
    String digits = exact.unscaledValue().toString();
    int exponent = exact.signum() == 0 ? 0 : digits.length() - 1 - exact.scale();
    return new Decimal(isNegative(value), digits, exponent);
  }

  public static boolean isNegative(double value) {
    return Double.doubleToRawLongBits(value) < 0 && !Double.isNaN(value);
  }

  Decimal stripped() {
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return end == digits.length()
        ? this
        : new Decimal(negative, digits.substring(0, end), exponent);
  }

  /** {@code 123.45}, with sign. */
  public String fixed() {
    StringBuilder out = new StringBuilder(negative ? "-" : "");
    if (exponent < 0) {
      out.append("0.").repeat("0", -exponent - 1).append(digits);
    } else if (exponent + 1 >= digits.length()) {
      out.append(digits).repeat("0", exponent + 1 - digits.length());
    } else {
      out.append(digits, 0, exponent + 1).append('.').append(digits, exponent + 1, digits.length());
    }
    return out.toString();
  }

  /** {@code 1.2345e+02}, with sign. */
  public String scientific(char letter) {
    StringBuilder out = new StringBuilder(negative ? "-" : "").append(digits.charAt(0));
    if (digits.length() > 1) {
      out.append('.').append(digits, 1, digits.length());
    }
    out.append(letter).append(exponent < 0 ? '-' : '+');
    int size = Math.abs(exponent);
    return out.append(size < 10 ? "0" : "").append(size).toString();
  }
}
