package io.jacquard.jac.lib.decimal;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.number.LargeInts;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code decimal.Decimal}.
 *
 * @param special {@code "NaN"} or {@code "Infinity"}, empty for a number
 * @param negative the sign, which a zero has too
 * @param value zero for specials
 */
record PyDecimal(String special, boolean negative, BigDecimal value) implements NativeValue {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  static final int UNORDERED = 2;
  private static final int LARGEST_EXPONENT = 999_999;
  private static final long LARGEST_POWER = 100_000;

  static PyDecimal of(BigDecimal value) {
    return new PyDecimal("", value.signum() < 0, value);
  }

  static PyDecimal special(String name, boolean negative) {
    return new PyDecimal(name, negative, BigDecimal.ZERO);
  }

  static PyDecimal parse(String text) {
    String trimmed = text.strip().replace("_", "");
    boolean negative = trimmed.startsWith("-");
    switch (trimmed.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "")) {
      case "inf", "infinity" -> {
        return special("Infinity", negative);
      }
      case "nan" -> {
        return special("NaN", negative);
      }
      default -> {}
    }
    if (!NUMBER.matcher(trimmed).matches()) {
      return DecimalContext.invalid(DecimalContext.SYNTAX);
    }
    return new PyDecimal("", negative, new BigDecimal(trimmed));
  }

  /** Of an int or a float, exactly; {@code null} for anything else. */
  static @Nullable PyDecimal exact(Object value) {
    if (value instanceof PyDecimal decimal) {
      return decimal;
    }
    if (Args.isInt(value)) {
      return of(new BigDecimal(Args.bigInt(value)));
    }
    if (!(value instanceof Double number)) {
      return null;
    }
    if (number.isNaN()) {
      return special("NaN", false);
    }
    if (number.isInfinite()) {
      return special("Infinity", number < 0);
    }
    boolean negative = 1 / number < 0 || number < 0;
    return new PyDecimal("", negative, new BigDecimal(number));
  }

  boolean isNumber() {
    return special.isEmpty();
  }

  boolean isNan() {
    return special.equals("NaN");
  }

  boolean isZero() {
    return isNumber() && value.signum() == 0;
  }

  /** The number, rounded to the context's precision. */
  static PyDecimal rounded(BigDecimal exact) {
    BigDecimal result = exact.round(DecimalContext.math());
    if (result.signum() != 0 && result.precision() - result.scale() - 1 > LARGEST_EXPONENT) {
      return DecimalContext.overflow(result.signum() < 0);
    }
    return result.compareTo(exact) == 0 ? of(result) : DecimalContext.inexact(of(result));
  }

  PyDecimal negated() {
    return new PyDecimal(special, !isZero() && !negative, value.negate());
  }

  PyDecimal absolute() {
    return new PyDecimal(special, false, value.abs());
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    PyDecimal other = right instanceof Double ? null : exact(right);
    return other == null ? null : apply(operator, this, other);
  }

  @Override
  public @Nullable Object reflected(Operator operator, Object left) {
    PyDecimal other = left instanceof Double ? null : exact(left);
    return other == null ? null : apply(operator, other, this);
  }

  private static @Nullable Object apply(Operator operator, PyDecimal a, PyDecimal b) {
    if (a.isNumber() && b.isNumber()) {
      LargeInts.beforeDecimals(Math.max(a.value.precision(), b.value.precision()));
      return switch (operator) {
        case ADD -> rounded(a.value.add(b.value));
        case SUBTRACT -> rounded(a.value.subtract(b.value));
        case MULTIPLY -> product(a, b);
        case DIVIDE -> quotient(a, b);
        case FLOOR_DIVIDE -> whole(a, b);
        case MODULO -> remainder(a, b);
        case POWER -> power(a, b);
        default -> null;
      };
    }
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO, POWER ->
          withSpecial(operator, a, b);
      default -> null;
    };
  }

  private static PyDecimal product(PyDecimal a, PyDecimal b) {
    PyDecimal product = rounded(a.value.multiply(b.value));
    return new PyDecimal("", a.negative != b.negative, product.value);
  }

  private static PyDecimal quotient(PyDecimal a, PyDecimal b) {
    if (b.isZero()) {
      return a.isZero()
          ? DecimalContext.invalid(DecimalContext.UNDEFINED)
          : byZero(a.negative != b.negative);
    }
    MathContext math = DecimalContext.math();
    LargeInts.beforeDecimals(math.getPrecision());
    BigDecimal result = a.value.divide(b.value, math);
    PyDecimal quotient = new PyDecimal("", a.negative != b.negative, result);
    boolean exact = result.multiply(b.value).compareTo(a.value) == 0;
    return exact ? quotient : DecimalContext.inexact(quotient);
  }

  private static PyDecimal byZero(boolean negative) {
    return DecimalContext.signal(
        DecimalContext.BY_ZERO, DecimalContext.BY_ZERO, special("Infinity", negative));
  }

  private static PyDecimal whole(PyDecimal a, PyDecimal b) {
    if (b.isZero()) {
      return quotient(a, b);
    }
    BigDecimal whole = a.value.divideToIntegralValue(b.value).setScale(0, RoundingMode.DOWN);
    if (tooLong(whole)) {
      return DecimalContext.invalid();
    }
    return new PyDecimal("", a.negative != b.negative, whole);
  }

  /** {@code divmod}. */
  static PyTuple divided(PyDecimal a, PyDecimal b) {
    if (b.isZero() || !a.isNumber() || !b.isNumber()) {
      PyDecimal answer =
          b.isZero() && !a.isZero() ? byZero(a.negative != b.negative) : DecimalContext.invalid();
      return PyTuple.of(answer, special("NaN", false));
    }
    return PyTuple.of(whole(a, b), remainder(a, b));
  }

  private static PyDecimal remainder(PyDecimal a, PyDecimal b) {
    if (b.isZero()) {
      return a.isZero()
          ? DecimalContext.invalid(DecimalContext.UNDEFINED)
          : DecimalContext.invalid();
    }
    PyDecimal whole = whole(a, b);
    if (!whole.isNumber()) {
      return whole;
    }
    BigDecimal times = whole.value;
    BigDecimal rest = a.value.subtract(times.multiply(b.value));
    return new PyDecimal("", a.negative, rounded(rest).value);
  }

  private static PyDecimal power(PyDecimal a, PyDecimal b) {
    if (b.isZero()) {
      if (a.isZero()) {
        return DecimalContext.invalid();
      }
      return of(BigDecimal.ONE);
    }
    if (b.value.stripTrailingZeros().scale() > 0) {
      return fractional(a, b);
    }
    long exponent = Args.integer(Args.normalize(b.value.toBigInteger()));
    if (Math.abs(exponent) * Math.max(1, a.value.precision()) > LARGEST_POWER) {
      PyDecimal power = DecimalMath.power(a.value.abs(), b.value);
      return a.negative && exponent % 2 != 0 ? power.negated() : power;
    }
    if (a.isZero() && exponent < 0) {
      return special("Infinity", a.negative && exponent % 2 != 0);
    }
    BigDecimal power = a.value.pow((int) Math.abs(exponent));
    return exponent > 0 ? rounded(power) : quotient(of(BigDecimal.ONE), of(power));
  }

  private static PyDecimal fractional(PyDecimal a, PyDecimal b) {
    if (a.isZero()) {
      return b.negative ? special("Infinity", false) : of(BigDecimal.ZERO);
    }
    return a.negative ? DecimalContext.invalid() : DecimalMath.power(a.value, b.value);
  }

  private static PyDecimal withSpecial(Operator operator, PyDecimal a, PyDecimal b) {
    if (a.isNan() || b.isNan()) {
      return special("NaN", false);
    }
    boolean both = !a.isNumber() && !b.isNumber();
    boolean sign = a.negative != b.negative;
    return switch (operator) {
      case ADD, SUBTRACT -> {
        boolean second = operator == Operator.ADD ? b.negative : !b.negative;
        if (both && a.negative != second) {
          yield DecimalContext.invalid();
        }
        yield special("Infinity", a.isNumber() ? second : a.negative);
      }
      case MULTIPLY -> {
        if (a.isZero() || b.isZero()) {
          yield DecimalContext.invalid();
        }
        yield special("Infinity", sign);
      }
      default -> {
        if (both || operator == Operator.POWER || (operator == Operator.MODULO && b.isNumber())) {
          yield DecimalContext.invalid();
        }
        if (operator == Operator.MODULO) {
          yield a;
        }
        if (!a.isNumber()) {
          yield special("Infinity", sign);
        }
        int scale = operator == Operator.DIVIDE ? smallestScale() : 0;
        yield new PyDecimal("", sign, BigDecimal.ZERO.setScale(scale));
      }
    };
  }

  /** The scale of the smallest number there is: what is left of one divided by infinity. */
  private static int smallestScale() {
    return LARGEST_EXPONENT + DecimalContext.math().getPrecision() - 1;
  }

  private static boolean tooLong(BigDecimal value) {
    return value.precision() > DecimalContext.math().getPrecision();
  }

  /** This number with the exponent of another. */
  PyDecimal quantized(PyDecimal like, Object rounding) {
    if (!isNumber() || !like.isNumber()) {
      if (isNan() || like.isNan()) {
        return special("NaN", false);
      }
      if (isNumber() != like.isNumber()) {
        return DecimalContext.invalid();
      }
      return this;
    }
    BigDecimal result = value.setScale(like.value.scale(), DecimalContext.rounding(rounding));
    if (tooLong(result)) {
      return DecimalContext.invalid();
    }
    PyDecimal quantized = new PyDecimal("", negative, result);
    return result.compareTo(value) == 0 ? quantized : DecimalContext.inexact(quantized);
  }

  /** The nearest whole number. */
  PyDecimal whole(Object rounding) {
    return isNumber() && value.scale() > 0
        ? new PyDecimal("", negative, value.setScale(0, DecimalContext.rounding(rounding)))
        : this;
  }

  BigInteger toInteger(RoundingMode mode) {
    if (isNan()) {
      throw Errors.valueError("cannot convert NaN to integer");
    }
    if (!isNumber()) {
      throw Errors.make("OverflowError", "cannot convert Infinity to integer");
    }
    return value.setScale(0, mode).toBigInteger();
  }

  double toDouble() {
    double number =
        isNumber() ? value.doubleValue() : isNan() ? Double.NaN : Double.POSITIVE_INFINITY;
    return negative ? -Math.abs(number) : number;
  }

  /** Numerator and denominator in lowest terms. */
  PyTuple ratio() {
    if (!isNumber()) {
      throw isNan()
          ? Errors.valueError("cannot convert NaN to integer ratio")
          : Errors.make("OverflowError", "cannot convert Infinity to integer ratio");
    }
    BigInteger top = value.unscaledValue();
    BigInteger bottom = BigInteger.ONE;
    if (value.scale() > 0) {
      bottom = BigInteger.TEN.pow(value.scale());
    } else {
      top = top.multiply(BigInteger.TEN.pow(-value.scale()));
    }
    BigInteger shared = top.gcd(bottom).max(BigInteger.ONE);
    return PyTuple.of(Args.normalize(top.divide(shared)), Args.normalize(bottom.divide(shared)));
  }

  /** The order of two numbers; {@link #UNORDERED} when one of them is none. */
  int order(PyDecimal other) {
    if (isNan() || other.isNan()) {
      return UNORDERED;
    }
    if (isNumber() && other.isNumber()) {
      return value.compareTo(other.value);
    }
    return Integer.compare(rank(), other.rank());
  }

  private int rank() {
    return isNumber() ? 0 : negative ? -1 : 1;
  }

  @Override
  public boolean equalTo(Object other) {
    Integer order = orderTo(other);
    return order != null && order == 0;
  }

  @Override
  public @Nullable Boolean compare(Operator operator, Object other) {
    Integer order = orderTo(other);
    if (order == null) {
      return null;
    }
    if (order == UNORDERED) {
      DecimalContext.invalid();
      return false;
    }
    return operator.holds(order);
  }

  /** The order to a number of any kind; {@code null} for anything else. */
  private @Nullable Integer orderTo(Object other) {
    if (other instanceof Instance fraction
        && isNumber()
        && fraction.type().qualifiedName().equals("fractions.Fraction")) {
      BigDecimal below = new BigDecimal(Args.bigInt(Ops.getAttr(other, "denominator")));
      BigDecimal above = new BigDecimal(Args.bigInt(Ops.getAttr(other, "numerator")));
      return value.multiply(below).compareTo(above);
    }
    PyDecimal decimal = exact(other);
    return decimal == null ? null : (Integer) order(decimal);
  }

  @Override
  public boolean truthy() {
    return !isZero();
  }

  /** Equal numbers of all kinds have one hash. */
  @Override
  public long hash() {
    return isNumber() ? Keys.ofDecimal(value) : Keys.hash(toDouble());
  }

  @Override
  public PyType type() {
    return DecimalModule.TYPE;
  }

  @Override
  public String str() {
    String digits = isNumber() ? value.abs().toString() : special;
    return negative ? "-" + digits : digits;
  }

  @Override
  public String format(String spec) {
    return DecimalFormat.format(this, spec);
  }

  @Override
  public String repr() {
    return "Decimal('" + str() + "')";
  }
}
