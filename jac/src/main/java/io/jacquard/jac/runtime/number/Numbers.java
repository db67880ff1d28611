package io.jacquard.jac.runtime.number;

import io.jacquard.jac.runtime.operator.Operator;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Operators on any mix of int, float and bool; the fast paths of equal types lie in Ops. */
public final class Numbers {
  private Numbers() {}

  /** Whether the value is an int, float or bool. */
  public static boolean isNumber(Object value) {
    return value instanceof Long
        || value instanceof Double
        || value instanceof Boolean
        || value instanceof BigInteger;
  }

  /** Whether the value is an int or bool. */
  public static boolean isInt(Object value) {
    return value instanceof Long || value instanceof Boolean || value instanceof BigInteger;
  }

  /** A bool as int; anything else as it is. */
  public static Object plain(Object value) {
    return value instanceof Boolean flag ? (Object) (flag ? 1L : 0L) : value;
  }

  /**
   * The result, or {@code null} when the operands are not numbers or the operator is not theirs.
   */
  public static @Nullable Object apply(Operator operator, Object left, Object right) {
    if (!isNumber(left) || !isNumber(right)) {
      return null;
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      Object result = logical(operator, a, b);
      if (result != null) {
        return result;
      }
    }
    Object a = plain(left);
    Object b = plain(right);
    if (a instanceof Double || b instanceof Double) {
      return floats(operator, toDouble(a), toDouble(b));
    }
    return ints(operator, a, b);
  }

  private static @Nullable Object logical(Operator operator, boolean a, boolean b) {
    return switch (operator) {
      case BIT_AND -> a && b;
      case BIT_OR -> a || b;
      case BIT_XOR -> a ^ b;
      default -> null;
    };
  }

  private static @Nullable Object floats(Operator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> Floats.divide(a, b);
      case FLOOR_DIVIDE -> Floats.floorDivide(a, b);
      case MODULO -> Floats.modulo(a, b);
      case POWER -> Floats.power(a, b);
      default -> null;
    };
  }

  private static @Nullable Object ints(Operator operator, Object a, Object b) {
    return switch (operator) {
      case DIVIDE -> Ints.trueDivide(a, b);
      case POWER -> power(a, b);
      case SHIFT_LEFT -> Ints.shiftLeft(a, b);
      case SHIFT_RIGHT -> Ints.shiftRight(a, b);
      default ->
          a instanceof Long x && b instanceof Long y
              ? longs(operator, x, y)
              : bigs(operator, Ints.big(a), Ints.big(b));
    };
  }

  private static @Nullable Object longs(Operator operator, long a, long b) {
    return switch (operator) {
      case ADD -> Ints.add(a, b);
      case SUBTRACT -> Ints.subtract(a, b);
      case MULTIPLY -> Ints.multiply(a, b);
      case FLOOR_DIVIDE -> Ints.floorDivide(a, b);
      case MODULO -> Ints.modulo(a, b);
      case BIT_AND -> a & b;
      case BIT_OR -> a | b;
      case BIT_XOR -> a ^ b;
      default -> null;
    };
  }

  private static @Nullable Object bigs(Operator operator, BigInteger a, BigInteger b) {
    return switch (operator) {
      case ADD -> Ints.normalize(a.add(b));
      case SUBTRACT -> Ints.normalize(a.subtract(b));
      case MULTIPLY -> Ints.multiply(a, b);
      case FLOOR_DIVIDE -> Ints.floorDivide(a, b);
      case MODULO -> Ints.modulo(a, b);
      case BIT_AND -> Ints.normalize(a.and(b));
      case BIT_OR -> Ints.normalize(a.or(b));
      case BIT_XOR -> Ints.normalize(a.xor(b));
      default -> null;
    };
  }

  private static Object power(Object a, Object b) {
    if (Ints.big(b).signum() < 0) {
      return Floats.power(Ints.toDouble(a), Ints.toDouble(b));
    }
    return Ints.power(a, b);
  }

  /** {@code pow(base, exponent, modulus)} of ints. */
  public static Object modularPower(Object base, Object exponent, Object modulus) {
    return Ints.modularPower(plain(base), plain(exponent), plain(modulus));
  }

  /** A number as float; OverflowError for an int out of range. */
  public static double toDouble(Object number) {
    return number instanceof Double d ? d : Ints.toDouble(plain(number));
  }

  /** {@code int(number)}. */
  public static Object toInt(Object number) {
    return number instanceof Double d ? Floats.truncate(d) : plain(number);
  }

  public static Object negate(Object number) {
    return switch (plain(number)) {
      case Long value -> Ints.negate(value);
      case Double value -> -value;
      case Object value -> Ints.normalize(Ints.big(value).negate());
    };
  }

  /** {@code ~number} of an int. */
  public static Object invert(Object number) {
    return switch (plain(number)) {
      case Long value -> ~value;
      case Object value -> Ints.big(value).not();
    };
  }

  public static Object abs(Object number) {
    return switch (plain(number)) {
      case Long value -> value < 0 ? Ints.negate(value) : value;
      case Double value -> Math.abs(value);
      case Object value -> Ints.big(value).abs();
    };
  }

  /** {@code round(number)}. */
  public static Object round(Object number) {
    return number instanceof Double d ? Floats.round(d) : plain(number);
  }

  /** {@code round(number, digits)}. */
  public static Object round(Object number, Object digits) {
    int places = Ints.clamped(plain(digits));
    if (number instanceof Double d) {
      return Floats.round(d, places);
    }
    Object value = plain(number);
    if (places >= 0) {
      return value;
    }
    if (-(long) places > Ints.big(value).bitLength()) {
      return 0L;
    }
    return Ints.normalize(
        new BigDecimal(Ints.big(value))
            .setScale(places, java.math.RoundingMode.HALF_EVEN)
            .toBigInteger());
  }

  /** The greatest int that is not above the number. */
  public static Object floor(Object number) {
    return number instanceof Double d ? Floats.round(Math.floor(d)) : plain(number);
  }

  /** The least int that is not below the number. */
  public static Object ceiling(Object number) {
    return number instanceof Double d ? Floats.round(Math.ceil(d)) : plain(number);
  }

  /** The int that is left when the fraction is cut off. */
  public static Object truncate(Object number) {
    return number instanceof Double d ? Floats.truncate(d) : plain(number);
  }

  /** The order of two numbers by exact value; {@code null} when one is not a number (NaN). */
  public static @Nullable Integer compare(Object left, Object right) {
    Object a = plain(left);
    Object b = plain(right);
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x < y
          ? Integer.valueOf(-1)
          : x > y ? Integer.valueOf(1) : x.doubleValue() == y ? 0 : null;
    }
    if (a instanceof Double x) {
      return mirrored(compareWithFloat(b, x));
    }
    if (b instanceof Double y) {
      return compareWithFloat(a, y);
    }
    return Ints.big(a).compareTo(Ints.big(b));
  }

  private static @Nullable Integer mirrored(@Nullable Integer order) {
    return order == null ? null : (Integer) (-order);
  }

  private static @Nullable Integer compareWithFloat(Object integer, double other) {
    if (Double.isNaN(other)) {
      return null;
    }
    if (Double.isInfinite(other)) {
      return other > 0 ? -1 : 1;
    }
    if (integer instanceof Long small && Math.abs(other) < 0x1p53 && Math.abs(small) < 1L << 53) {
      return Double.compare((double) small, other + 0.0);
    }
    return new BigDecimal(Ints.big(integer)).compareTo(new BigDecimal(other));
  }
}
