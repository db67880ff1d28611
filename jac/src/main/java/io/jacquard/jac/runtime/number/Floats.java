package io.jacquard.jac.runtime.number;

import io.jacquard.jac.runtime.failure.Errors;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Operations on floats where Java's operators do something else than CPython. */
public final class Floats {
  private Floats() {}

  static double divide(double a, double b) {
    if (b == 0) {
      throw Ints.zeroDivision("float division by zero");
    }
    return a / b;
  }

  public static double floorDivide(double a, double b) {
    if (b == 0) {
      throw Ints.zeroDivision("float floor division by zero");
    }
    double remainder = a % b;
    double quotient = (a - remainder) / b;
    if (remainder != 0 && (b < 0) != (remainder < 0)) {
      quotient -= 1.0;
    }
    if (quotient == 0) {
      return Math.copySign(0.0, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1.0 : floor;
  }

  public static double modulo(double a, double b) {
    if (b == 0) {
      throw Ints.zeroDivision("float modulo");
    }
    double remainder = a % b;
    if (remainder == 0) {
      return Math.copySign(0.0, b);
    }
    return (b < 0) != (remainder < 0) ? remainder + b : remainder;
  }

  static Object power(double base, double exponent) {
    if (base == 1.0 || exponent == 0.0) {
      return 1.0;
    }
    if (base == 0.0 && exponent < 0) {
      throw Ints.zeroDivision("0.0 cannot be raised to a negative power");
    }
    if (base < 0 && !Double.isInfinite(base) && exponent != Math.rint(exponent)) {
      return new PyComplex(base, 0).power(new PyComplex(exponent, 0));
    }
    if (base == -1.0 && Double.isInfinite(exponent)) {
      return 1.0;
    }
    double result = Math.pow(base, exponent);
    if (Double.isInfinite(result) && !Double.isInfinite(base) && !Double.isInfinite(exponent)) {
      throw Errors.make("OverflowError", 34L, "Numerical result out of range");
    }
    return result;
  }

  /** {@code round(value)}: to the nearest int, halves to the even one. */
  static Object round(double value) {
    return Ints.ofWhole(Math.rint(whole(value)));
  }

  /** {@code int(value)}: cut off towards zero. */
  static Object truncate(double value) {
    double checked = whole(value);
    return Ints.ofWhole(checked < 0 ? Math.ceil(checked) : Math.floor(checked));
  }

  private static double whole(double value) {
    if (Double.isNaN(value)) {
      throw Errors.valueError("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(value)) {
      throw Errors.make("OverflowError", "cannot convert float infinity to integer");
    }
    return value;
  }

  /** {@code round(value, digits)}: correctly rounded from the exact binary value. */
  static double round(double value, int digits) {
    if (Double.isNaN(value) || Double.isInfinite(value) || value == 0 || digits > 323) {
      return value;
    }
    if (digits < -308) {
      return Math.copySign(0.0, value);
    }
    double rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    if (Double.isInfinite(rounded)) {
      throw Errors.make("OverflowError", "rounded value too large to represent");
    }
    return rounded == 0 ? Math.copySign(0.0, value) : rounded;
  }
}
