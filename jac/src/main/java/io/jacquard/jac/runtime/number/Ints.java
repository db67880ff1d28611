package io.jacquard.jac.runtime.number;

import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import java.math.BigInteger;

/**
 * Operations on ints: {@link Long} as long as the value fits, {@link BigInteger} beyond. Every
 * result is normalised, so that a BigInteger never holds what a Long could.
 */
public final class Ints {
  private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
  private static final long MAX_BITS = 1L << 28;

  private Ints() {}

  /** The value as Long where it fits. */
  public static Object normalize(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  /** A Long or BigInteger as BigInteger. */
  public static BigInteger big(Object value) {
    return value instanceof BigInteger b ? b : BigInteger.valueOf((Long) value);
  }

  public static Object add(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      return BigInteger.valueOf(a).add(BigInteger.valueOf(b));
    }
    return sum;
  }

  public static Object subtract(long a, long b) {
    long difference = a - b;
    if (((a ^ b) & (a ^ difference)) < 0) {
      return BigInteger.valueOf(a).subtract(BigInteger.valueOf(b));
    }
    return difference;
  }

  public static Object multiply(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
      return low;
    }
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  public static Object negate(long a) {
    return a == Long.MIN_VALUE ? MIN_LONG.negate() : (Object) (-a);
  }

  public static Object floorDivide(long a, long b) {
    if (b == 0) {
      throw zeroDivision("integer division or modulo by zero");
    }
    return b == -1 ? negate(a) : (Object) Math.floorDiv(a, b);
  }

  public static long modulo(long a, long b) {
    if (b == 0) {
      throw zeroDivision("integer modulo by zero");
    }
    return Math.floorMod(a, b);
  }

  static Object multiply(BigInteger a, BigInteger b) {
    bits((long) a.bitLength() + b.bitLength());
    LargeInts.beforeMultiplying(a.bitLength(), b.bitLength());
    return normalize(a.multiply(b));
  }

  static Object floorDivide(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw zeroDivision("integer division or modulo by zero");
    }
    LargeInts.beforeDividing(a.bitLength(), b.bitLength());
    BigInteger[] parts = a.divideAndRemainder(b);
    boolean rounds = parts[1].signum() != 0 && parts[1].signum() != b.signum();
    return normalize(rounds ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  static Object modulo(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw zeroDivision("integer modulo by zero");
    }
    LargeInts.beforeDividing(a.bitLength(), b.bitLength());
    BigInteger remainder = a.remainder(b);
    boolean adjusts = remainder.signum() != 0 && remainder.signum() != b.signum();
    return normalize(adjusts ? remainder.add(b) : remainder);
  }

  public static Object shiftLeft(Object a, Object b) {
    long count = shiftCount(b);
    if (a instanceof Long value) {
      if (value == 0) {
        return a;
      }
      if (count < Long.SIZE - 1) {
        long shifted = value << count;
        if (shifted >> count == value) {
          return shifted;
        }
      }
    }
    BigInteger value = big(a);
    bits(value.bitLength() + count);
    return normalize(value.shiftLeft((int) count));
  }

  public static Object shiftRight(Object a, Object b) {
    long count = shiftCount(b);
    if (a instanceof Long value) {
      return value >> Math.min(count, Long.SIZE - 1);
    }
    return normalize(big(a).shiftRight((int) Math.min(count, Integer.MAX_VALUE)));
  }

  private static long shiftCount(Object b) {
    if (big(b).signum() < 0) {
      throw Errors.valueError("negative shift count");
    }
    return b instanceof Long count ? Math.min(count, Long.MAX_VALUE / 2) : Long.MAX_VALUE / 2;
  }

  /** A power with an exponent that is not negative. */
  static Object power(Object base, Object exponent) {
    BigInteger b = big(base);
    if (b.bitLength() <= 1 && (b.signum() == 0 || b.abs().equals(BigInteger.ONE))) {
      return smallPower(b.signum(), big(exponent));
    }
    if (!(exponent instanceof Long e)) {
      throw tooLarge();
    }
    if (b.signum() > 0 && b.bitCount() == 1) {
      return shiftLeft(
          1L, (b.bitLength() - 1) * (double) e > MAX_BITS ? MAX_BITS + 1 : (b.bitLength() - 1) * e);
    }
    bits(b.bitLength() * (double) e > MAX_BITS ? MAX_BITS + 1 : (b.bitLength() - 1) * e);
    int half = (int) (b.bitLength() * e / 2);
    LargeInts.beforeMultiplying(half, half);
    return normalize(b.pow((int) (long) e));
  }

  private static Object smallPower(int base, BigInteger exponent) {
    if (exponent.signum() == 0) {
      return 1L;
    }
    return base >= 0 || exponent.testBit(0) ? (long) base : (Object) 1L;
  }

  /** Accounts for work that grows with the product of two lengths in bits. */
  public static void spend(long bits, long otherBits) {
    long words = ((bits >> 5) + 64) * ((otherBits >> 5) + 1);
    if (words > LargeInts.SMALL) {
      Execution.spendAhead(words / LargeInts.WORDS_A_NANO);
    } else {
      Execution.spend(words);
    }
  }

  /** {@code pow(base, exponent, modulus)}. */
  static Object modularPower(Object base, Object exponent, Object modulus) {
    BigInteger m = big(modulus);
    if (m.signum() == 0) {
      throw Errors.valueError("pow() 3rd argument cannot be 0");
    }
    spend((long) m.bitLength() * big(exponent).bitLength(), m.bitLength());
    try {
      BigInteger result = big(base).modPow(big(exponent), m.abs());
      return modulo(result, m);
    } catch (ArithmeticException _) {
      throw Errors.valueError("base is not invertible for the given modulus");
    }
  }

  /** {@code a / b}, rounded once to the nearest float. */
  static double trueDivide(Object a, Object b) {
    BigInteger divisor = big(b);
    if (divisor.signum() == 0) {
      throw zeroDivision("division by zero");
    }
    if (a instanceof Long x && b instanceof Long y && isExact(x) && isExact(y)) {
      return (double) x / (double) y;
    }
    return divideExactly(big(a), divisor);
  }

  private static boolean isExact(long value) {
    return Math.abs(value) <= 1L << 53 && value != Long.MIN_VALUE;
  }

  private static double divideExactly(BigInteger a, BigInteger b) {
    if (a.signum() == 0) {
      return b.signum() < 0 ? -0.0 : 0.0;
    }
    BigInteger dividend = a.abs();
    BigInteger divisor = b.abs();
    int shift = dividend.bitLength() - divisor.bitLength() - 64;
    LargeInts.beforeDividing(divisor.bitLength() + 64, divisor.bitLength());
    BigInteger[] parts =
        (shift < 0 ? dividend.shiftLeft(-shift) : dividend)
            .divideAndRemainder(shift > 0 ? divisor.shiftLeft(shift) : divisor);
    BigInteger quotient = parts[1].signum() == 0 ? parts[0] : parts[0].setBit(0);
    int dropped = Math.max(quotient.bitLength() - 53, Double.MIN_EXPONENT - 52 - shift);
    double result = Math.scalb(roundHalfEven(quotient, dropped), dropped + shift);
    if (Double.isInfinite(result)) {
      throw Errors.make("OverflowError", "integer division result too large for a float");
    }
    return a.signum() == b.signum() ? result : -result;
  }

  /** The quotient without its lowest bits, at most 53 of them left. */
  private static double roundHalfEven(BigInteger value, int dropped) {
    if (dropped > value.bitLength()) {
      return 0.0;
    }
    BigInteger kept = value.shiftRight(dropped);
    BigInteger rest = value.subtract(kept.shiftLeft(dropped)).shiftLeft(1);
    int order = rest.compareTo(BigInteger.ONE.shiftLeft(dropped));
    boolean up = order > 0 || (order == 0 && kept.testBit(0));
    return (up ? kept.add(BigInteger.ONE) : kept).doubleValue();
  }

  /** An int as float; OverflowError when it is out of range. */
  static double toDouble(Object value) {
    if (value instanceof Long small) {
      return (double) small;
    }
    double converted = big(value).doubleValue();
    if (Double.isInfinite(converted)) {
      throw Errors.make("OverflowError", "int too large to convert to float");
    }
    return converted;
  }

  /** The value as a Java int or the nearest one. */
  public static int clamped(Object value) {
    if (value instanceof Long small) {
      return Math.clamp(small, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    return big(value).signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
  }

  /** Whether an integral double is in the range of Long. */
  static Object ofWhole(double whole) {
    if (whole >= -0x1p63 && whole < 0x1p63) {
      return (long) whole;
    }
    return normalize(new java.math.BigDecimal(whole).toBigInteger());
  }

  static RuntimeException zeroDivision(String message) {
    return Errors.make("ZeroDivisionError", message);
  }

  /** The digits of a number in a radix that is a power of two, after its sign. */
  public static String digits(BigInteger magnitude, int radix) {
    Execution.checkSize(magnitude.bitLength() / Integer.numberOfTrailingZeros(radix));
    return magnitude.toString(radix);
  }

  private static void bits(long bits) {
    if (bits > MAX_BITS) {
      throw tooLarge();
    }
    if (bits > Short.MAX_VALUE) {
      Execution.checkSize(bits / Byte.SIZE);
    }
  }

  private static RuntimeException tooLarge() {
    return Errors.make("MemoryError", "the int would have more than " + MAX_BITS + " bits");
  }

  /** Whether a value beyond Long is meant; used by range checks. */
  public static boolean fitsLong(BigInteger value) {
    return value.compareTo(MIN_LONG) >= 0 && value.compareTo(MAX_LONG) <= 0;
  }
}
