package io.jacquard.jac.lib.math;

import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import java.math.BigDecimal;
import java.math.MathContext;

/** Real functions that the JDK lacks. */
final class SpecialFunctions {
  private static final double LN2 = Math.log(2);
  private static final double LANCZOS_G = 6.02468004077673;
  // the rational form of Lanczos' approximation for n = 13, highest power last
  private static final double[] LANCZOS_ABOVE = {
    23531376880.41076,
    42919803642.6491,
    35711959237.35567,
    17921034426.03721,
    6039542586.352028,
    1439720407.3117216,
    248874557.86205417,
    31426415.585400194,
    2876370.6289353725,
    186056.26539522348,
    8071.672002365816,
    210.82427775157936,
    2.5066282746310002
  };
  private static final double[] LANCZOS_BELOW = {
    0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925,
    66, 1
  };

  private SpecialFunctions() {}

  static double sinh(double x) {
    double size = Math.abs(x);
    if (size >= 22 || Double.isNaN(x)) {
      return Math.sinh(x);
    }
    double t = Math.expm1(size);
    double result = size < 1 ? 0.5 * (2 * t - t * t / (t + 1)) : 0.5 * (t + t / (t + 1));
    return Math.copySign(result, x);
  }

  static double cosh(double x) {
    double size = Math.abs(x);
    if (size < 0.5 * LN2 || size >= 22 || Double.isNaN(x)) {
      return Math.cosh(x);
    }
    double t = Math.exp(size);
    return 0.5 * t + 0.5 / t;
  }

  static double tanh(double x) {
    double size = Math.abs(x);
    if (size >= 22 || size < 0x1p-28 || Double.isNaN(x)) {
      return Math.tanh(x);
    }
    double result;
    if (size >= 1) {
      result = 1 - 2 / (Math.expm1(2 * size) + 2);
    } else {
      double t = Math.expm1(-2 * size);
      result = -t / (t + 2);
    }
    return Math.copySign(result, x);
  }

  static double asinh(double x) {
    double size = Math.abs(x);
    if (size < 0x1p-28 || !Double.isFinite(x)) {
      return x;
    }
    double result;
    if (size > 0x1p28) {
      result = Math.log(size) + LN2;
    } else if (size > 2) {
      result = Math.log(2 * size + 1 / (Math.sqrt(size * size + 1) + size));
    } else {
      double square = size * size;
      result = Math.log1p(size + square / (1 + Math.sqrt(1 + square)));
    }
    return Math.copySign(result, x);
  }

  static double acosh(double x) {
    if (x < 1 || Double.isNaN(x)) {
      return Double.NaN;
    }
    if (x > 0x1p28) {
      return Math.log(x) + LN2;
    }
    if (x > 2) {
      return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
    }
    double t = x - 1;
    return Math.log1p(t + Math.sqrt(2 * t + t * t));
  }

  static double atanh(double x) {
    double size = Math.abs(x);
    if (size < 0x1p-28) {
      return x;
    }
    double twice = size + size;
    double result =
        size < 0.5
            ? 0.5 * Math.log1p(twice + twice * size / (1 - size))
            : 0.5 * Math.log1p(twice / (1 - size));
    return Math.copySign(result, x);
  }

  static double log2(double x) {
    if (!Double.isFinite(x)) {
      return x;
    }
    int exponent = Math.getExponent(x);
    double mantissa = Math.scalb(x, -exponent);
    if (mantissa == 1) {
      return exponent;
    }
    return x > 0.5 && x < 2
        ? Math.log(x) / LN2
        : new BigDecimal(Math.log(mantissa))
            .divide(new BigDecimal(LN2), MathContext.DECIMAL128)
            .add(new BigDecimal(exponent))
            .doubleValue();
  }

  /** The length of a vector, without overflow on the way. */
  static double hypot(double[] values) {
    boolean nan = false;
    double max = 0;
    for (double value : values) {
      if (Double.isInfinite(value)) {
        return Double.POSITIVE_INFINITY;
      }
      nan |= Double.isNaN(value);
      max = Math.max(max, Math.abs(value));
    }
    if (nan) {
      return Double.NaN;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : values) {
      BigDecimal exact = new BigDecimal(value);
      sum = sum.add(exact.multiply(exact));
    }
    return max == 0 ? 0 : sum.sqrt(new MathContext(40)).doubleValue();
  }

  static PyTuple frexp(double x) {
    if (x == 0 || !Double.isFinite(x)) {
      return PyTuple.of(x, 0L);
    }
    int shift = Math.abs(x) < Double.MIN_NORMAL ? 64 : 0;
    double scaled = Math.scalb(x, shift);
    int exponent = Math.getExponent(scaled) + 1;
    return PyTuple.of(Math.scalb(scaled, -exponent), (long) exponent - shift);
  }

  /** The correctly rounded sum. */
  static double exactSum(double[] values) {
    BigDecimal sum = BigDecimal.ZERO;
    double special = 0;
    boolean infinite = false;
    for (double value : values) {
      if (Double.isFinite(value)) {
        sum = sum.add(new BigDecimal(value));
      } else {
        if (infinite
            && Double.isNaN(special + value)
            && !Double.isNaN(value)
            && !Double.isNaN(special)) {
          throw Errors.valueError("-inf + inf in fsum");
        }
        special += value;
        infinite = true;
      }
    }
    if (infinite) {
      return special;
    }
    double result = sum.doubleValue();
    if (Double.isInfinite(result)) {
      throw Errors.make("OverflowError", "intermediate overflow in fsum");
    }
    return result;
  }

  static double gamma(double x) {
    if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
      return x;
    }
    if (x == Double.NEGATIVE_INFINITY || x == 0 || (x < 0 && x == Math.floor(x))) {
      throw MathModule.domain();
    }
    if (x == Math.floor(x) && x <= 23) {
      double result = 1;
      for (int i = 2; i < x; i++) {
        result *= i;
      }
      return result;
    }
    double size = Math.abs(x);
    if (size > 200) {
      if (x < 0) {
        return 0.0 / sinPi(x);
      }
      throw Errors.make("OverflowError", "math range error");
    }
    double y = size + LANCZOS_G - 0.5;
    double half = Math.pow(y, size / 2 - 0.25);
    double result;
    if (x < 0) {
      result = -Math.PI / sinPi(size) / size * Math.exp(y) / lanczos(size) / half / half;
    } else {
      result = lanczos(x) / Math.exp(y) * half * half;
    }
    if (Double.isInfinite(result)) {
      throw Errors.make("OverflowError", "math range error");
    }
    return result;
  }

  static double logGamma(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    if (Double.isInfinite(x)) {
      return Double.POSITIVE_INFINITY;
    }
    if (x == Math.floor(x) && x <= 2) {
      if (x <= 0) {
        throw MathModule.domain();
      }
      return 0;
    }
    double size = Math.abs(x);
    if (size < 1e-20) {
      return -Math.log(size);
    }
    double result =
        Math.log(lanczos(size)) - LANCZOS_G + (size - 0.5) * (Math.log(size + LANCZOS_G - 0.5) - 1);
    return x < 0
        ? Math.log(Math.PI) - Math.log(Math.abs(sinPi(size))) - Math.log(size) - result
        : result;
  }

  private static double sinPi(double x) {
    double y = Math.abs(x) % 2.0;
    double result = Math.sin(Math.PI * y);
    return Math.copySign(1, x) * result;
  }

  private static double lanczos(double x) {
    double above = 0;
    double below = 0;
    if (x < 5) {
      for (int i = LANCZOS_ABOVE.length - 1; i >= 0; i--) {
        above = above * x + LANCZOS_ABOVE[i];
        below = below * x + LANCZOS_BELOW[i];
      }
    } else {
      for (int i = 0; i < LANCZOS_ABOVE.length; i++) {
        above = above / x + LANCZOS_ABOVE[i];
        below = below / x + LANCZOS_BELOW[i];
      }
    }
    return above / below;
  }

  static double erf(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    double size = Math.abs(x);
    double result = size < 2 ? erfSeries(size) : 1 - erfcFraction(size);
    return Math.copySign(result, x);
  }

  static double erfc(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    if (x < 2) {
      return 1 - erf(x);
    }
    return erfcFraction(x);
  }

  /** 2/√π · e^(-x²) · Σ 2ⁿx²ⁿ⁺¹ / (1·3·…·(2n+1)). */
  private static double erfSeries(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n < 200 && term > sum * 1e-18; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }

  /** The continued fraction of erfc for larger arguments, evaluated from the far end. */
  private static double erfcFraction(double x) {
    if (x > 30) {
      return 0;
    }
    double fraction = x;
    for (int n = 120; n > 0; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return Math.exp(-x * x) / fraction / Math.sqrt(Math.PI);
  }
}
