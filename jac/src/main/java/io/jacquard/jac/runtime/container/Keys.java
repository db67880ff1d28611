package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.operator.Ops;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Equality and hash of dictionary keys and set members. Numbers hash as in CPython, so that {@code
 * 1}, {@code 1.0} and {@code True} are one key and sets of numbers come out in CPython's order.
 */
public final class Keys {
  private static final long MODULUS = (1L << 61) - 1;
  private static final BigInteger BIG_MODULUS = BigInteger.valueOf(MODULUS);
  private static final long INFINITY_HASH = 314159;
  private static final long NONE_HASH = 0xFCA86420L;

  private Keys() {}

  /** What {@code hash(value)} answers; raises TypeError for what cannot be hashed. */
  public static long hash(Object value) {
    return switch (value) {
      case String text -> Integer.toUnsignedLong(text.hashCode());
      case Long number -> ofLong(number);
      case Boolean flag -> flag ? 1 : 0;
      case Double number -> ofDouble(number);
      case BigInteger number -> ofBig(number);
      case None _ -> NONE_HASH;
      case NativeValue nativeValue -> nativeValue.hash();
      default -> Ops.hash(value);
    };
  }

  /** Whether two values are one key: the same object, or equal. */
  public static boolean same(Object a, Object b) {
    return Identity.same(a, b) || Ops.eq(a, b);
  }

  /** The hash as dictionaries keep it. */
  public static int folded(Object key) {
    if (key instanceof String text) {
      return text.hashCode();
    }
    return fold(key instanceof Long number ? ofLong(number) : hash(key));
  }

  private static int fold(long hash) {
    return (int) (hash ^ (hash >>> 32));
  }

  private static long ofLong(long value) {
    if (value > -MODULUS && value < MODULUS) {
      return value == -1 ? -2 : value;
    }
    return avoidMinusOne(value % MODULUS);
  }

  private static long ofBig(BigInteger value) {
    return avoidMinusOne(value.remainder(BIG_MODULUS).longValue());
  }

  /** The hash of an exact decimal number, equal to that of an equal int or float. */
  public static long ofDecimal(BigDecimal value) {
    BigInteger scale = BigInteger.valueOf(-(long) value.scale());
    BigInteger power = BigInteger.TEN.modPow(scale, BIG_MODULUS);
    long hash = value.unscaledValue().abs().multiply(power).mod(BIG_MODULUS).longValue();
    return avoidMinusOne(value.signum() < 0 ? -hash : hash);
  }

  private static long ofDouble(double value) {
    long whole = (long) value;
    if (whole == value && whole != Long.MAX_VALUE) {
      return ofLong(whole);
    }
    if (Double.isNaN(value)) {
      return 0;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? INFINITY_HASH : -INFINITY_HASH;
    }
    return ofFraction(value);
  }

  /**
   * The value as a fraction modulo the Mersenne prime: numerator times inverse of the power of 2.
   */
  private static long ofFraction(double value) {
    int exponent = Math.getExponent(value);
    long bits = Double.doubleToRawLongBits(value);
    long mantissa = bits & ((1L << 52) - 1);
    if (exponent >= Double.MIN_EXPONENT) {
      mantissa |= 1L << 52;
    } else {
      exponent = Double.MIN_EXPONENT;
    }
    if (exponent - 52 >= 0) {
      return ofBig(new BigDecimal(value).toBigIntegerExact());
    }
    int shift = Math.floorMod(exponent - 52, 61);
    long hash = mantissa % MODULUS;
    hash = ((hash << shift) & MODULUS) | (hash >>> (61 - shift));
    return avoidMinusOne(value < 0 ? -hash : hash);
  }

  private static long avoidMinusOne(long hash) {
    return hash == -1 ? -2 : hash;
  }
}
