package io.jacquard.jac.lib.math;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.number.Ints;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The functions of {@code math} on whole numbers. */
final class WholeNumbers {
  private static final int LONG_GCD_BITS = 100_000;

  private WholeNumbers() {}

  static void define(ModuleBuilder module) {
    module
        .function("factorial", "(n, /)", a -> factorial(a[0]))
        .function("comb", "(n, k, /)", a -> combinations(a[0], a[1]))
        .function("perm", "(n, k=None, /)", a -> permutations(a[0], a[1]))
        .function("isqrt", "(n, /)", a -> root(a[0]))
        .function(
            "gcd",
            "(*integers)",
            a -> {
              BigInteger result = BigInteger.ZERO;
              for (Object n : ((PyTuple) a[0]).asJava()) {
                result = divisor(result, Args.bigInt(n));
              }
              return Args.normalize(result);
            })
        .function(
            "lcm",
            "(*integers)",
            a -> {
              BigInteger result = BigInteger.ONE;
              for (Object n : ((PyTuple) a[0]).asJava()) {
                result = leastMultiple(result, Args.bigInt(n));
              }
              return Args.normalize(result);
            });
  }

  /** The int that a float without fraction is. */
  static Object ofDouble(double whole) {
    if (Double.isNaN(whole)) {
      throw Errors.valueError("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(whole)) {
      throw Errors.make("OverflowError", "cannot convert float infinity to integer");
    }
    return Math.abs(whole) < 9e18
        ? (Object) (long) whole
        : Args.normalize(new BigDecimal(whole).toBigInteger());
  }

  private static BigInteger leastMultiple(BigInteger a, BigInteger b) {
    return a.signum() == 0 || b.signum() == 0
        ? BigInteger.ZERO
        : a.divide(divisor(a, b)).multiply(b).abs();
  }

  /** Huge numbers are made smaller step by step, so that the deadline is seen in between. */
  private static BigInteger divisor(BigInteger a, BigInteger b) {
    BigInteger dividend = a;
    BigInteger divisor = b;
    while (divisor.bitLength() > LONG_GCD_BITS) {
      Ints.spend(dividend.bitLength(), Integer.SIZE);
      BigInteger rest = dividend.mod(divisor.abs());
      dividend = divisor;
      divisor = rest;
    }
    Ints.spend(dividend.bitLength(), divisor.bitLength());
    return dividend.gcd(divisor);
  }

  private static Object factorial(Object n) {
    if (n instanceof Double) {
      throw Errors.typeError("'float' object cannot be interpreted as an integer");
    }
    BigInteger number = Args.bigInt(n);
    if (number.signum() < 0) {
      throw Errors.valueError("factorial() not defined for negative values");
    }
    return Args.normalize(product(1, bounded(number, "factorial() argument")));
  }

  private static long bounded(BigInteger number, String what) {
    if (number.bitLength() > 31) {
      throw Errors.make("OverflowError", what + " should not exceed 2147483647");
    }
    return number.longValue();
  }

  /** The product of a run of whole numbers, by halves so that factors stay of one size. */
  private static BigInteger product(long from, long to) {
    if (to - from < 16) {
      BigInteger result = BigInteger.ONE;
      for (long i = from; i <= to; i++) {
        result = result.multiply(BigInteger.valueOf(i));
      }
      Execution.checkSize(result.bitLength() / 8L);
      return result;
    }
    long middle = (from + to) >>> 1;
    return product(from, middle).multiply(product(middle + 1, to));
  }

  private static Object permutations(Object n, Object k) {
    if (k == None.NONE) {
      return factorial(n);
    }
    BigInteger all = nonNegative(n, "n");
    BigInteger taken = nonNegative(k, "k");
    if (taken.compareTo(all) > 0) {
      return 0L;
    }
    return Args.normalize(falling(all, bounded(taken, "k")));
  }

  private static BigInteger falling(BigInteger n, long count) {
    BigInteger result = BigInteger.ONE;
    for (long i = 0; i < count; i++) {
      Ints.spend(result.bitLength(), n.bitLength());
      result = result.multiply(n.subtract(BigInteger.valueOf(i)));
    }
    return result;
  }

  private static Object combinations(Object n, Object k) {
    BigInteger all = nonNegative(n, "n");
    BigInteger taken = nonNegative(k, "k");
    if (taken.compareTo(all) > 0) {
      return 0L;
    }
    long count = bounded(taken.min(all.subtract(taken)), "min(n - k, k)");
    BigInteger result = BigInteger.ONE;
    for (long i = 0; i < count; i++) {
      Ints.spend(result.bitLength(), all.bitLength());
      result =
          result.multiply(all.subtract(BigInteger.valueOf(i))).divide(BigInteger.valueOf(i + 1));
    }
    return Args.normalize(result);
  }

  private static BigInteger nonNegative(Object value, String name) {
    BigInteger number = Args.bigInt(value);
    if (number.signum() < 0) {
      throw Errors.valueError(name + " must be a non-negative integer");
    }
    return number;
  }

  private static Object root(Object n) {
    BigInteger number = Args.bigInt(n);
    if (number.signum() < 0) {
      throw Errors.valueError("isqrt() argument must be nonnegative");
    }
    return Args.normalize(number.sqrt());
  }
}
