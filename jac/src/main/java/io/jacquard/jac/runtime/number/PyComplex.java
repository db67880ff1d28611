package io.jacquard.jac.runtime.number;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.text.number.ComplexText;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A {@code complex} number. */
public record PyComplex(double real, double imag) implements NativeValue {
  private static final PyComplex ONE = new PyComplex(1, 0);
  private static final int SMALL_POWER = 100;
  private static final long HASH_OF_I = 1_000_003;

  /** The number as a complex one, or {@code null} when it is no number. */
  public static @Nullable PyComplex of(Object value) {
    return switch (value) {
      case PyComplex complex -> complex;
      case Double real -> new PyComplex(real, 0);
      case Boolean flag -> new PyComplex(flag ? 1 : 0, 0);
      case Long _, BigInteger _ -> new PyComplex(Ints.toDouble(value), 0);
      default -> null;
    };
  }

  public PyComplex plus(PyComplex other) {
    return new PyComplex(real + other.real, imag + other.imag);
  }

  private PyComplex minus(PyComplex other) {
    return new PyComplex(real - other.real, imag - other.imag);
  }

  /** The product. */
  public PyComplex times(PyComplex other) {
    return new PyComplex(
        real * other.real - imag * other.imag, real * other.imag + imag * other.real);
  }

  private PyComplex over(PyComplex other) {
    if (Math.abs(other.real) >= Math.abs(other.imag)) {
      if (other.real == 0) {
        throw Ints.zeroDivision("complex division by zero");
      }
      double ratio = other.imag / other.real;
      double scale = other.real + other.imag * ratio;
      return new PyComplex((real + imag * ratio) / scale, (imag - real * ratio) / scale);
    }
    double ratio = other.real / other.imag;
    double scale = other.real * ratio + other.imag;
    return new PyComplex((real * ratio + imag) / scale, (imag * ratio - real) / scale);
  }

  /** The power: by multiplication for small whole exponents, in polar form for others. */
  PyComplex power(PyComplex exponent) {
    PyComplex result =
        exponent.imag == 0
                && exponent.real == Math.rint(exponent.real)
                && Math.abs(exponent.real) <= SMALL_POWER
            ? wholePower((int) exponent.real)
            : polarPower(exponent);
    if (Double.isInfinite(result.real) || Double.isInfinite(result.imag)) {
      throw Errors.make("OverflowError", "complex exponentiation");
    }
    return result;
  }

  private PyComplex wholePower(int exponent) {
    if (exponent < 0) {
      if (real == 0 && imag == 0) {
        throw Ints.zeroDivision("0.0 to a negative or complex power");
      }
      return ONE.over(wholePower(-exponent));
    }
    PyComplex result = ONE;
    PyComplex square = this;
    for (int left = exponent; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result = result.times(square);
      }
      square = square.times(square);
    }
    return result;
  }

  private PyComplex polarPower(PyComplex exponent) {
    if (real == 0 && imag == 0) {
      if (exponent.imag != 0 || exponent.real < 0) {
        throw Ints.zeroDivision("0.0 to a negative or complex power");
      }
      return new PyComplex(0, 0);
    }
    double angle = Math.atan2(imag, real);
    double length = Math.pow(magnitude(), exponent.real);
    double phase = angle * exponent.real;
    if (exponent.imag != 0) {
      length /= Math.exp(angle * exponent.imag);
      phase += exponent.imag * Math.log(magnitude());
    }
    return new PyComplex(length * Math.cos(phase), length * Math.sin(phase));
  }

  /** The distance from zero. */
  public double magnitude() {
    return Math.hypot(real, imag);
  }

  public PyComplex negated() {
    return new PyComplex(-real, -imag);
  }

  public PyComplex conjugate() {
    return new PyComplex(real, -imag);
  }

  @Override
  public PyType type() {
    return BuiltinTypes.COMPLEX;
  }

  @Override
  public boolean truthy() {
    return real != 0 || imag != 0;
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    PyComplex other = of(right);
    return other == null ? null : apply(operator, this, other);
  }

  @Override
  public @Nullable Object reflected(Operator operator, Object left) {
    PyComplex other = of(left);
    return other == null ? null : apply(operator, other, this);
  }

  private static @Nullable Object apply(Operator operator, PyComplex a, PyComplex b) {
    return switch (operator) {
      case ADD -> a.plus(b);
      case SUBTRACT -> a.minus(b);
      case MULTIPLY -> a.times(b);
      case DIVIDE -> a.over(b);
      case POWER -> a.power(b);
      default -> null;
    };
  }

  @Override
  public boolean equalTo(Object other) {
    if (other instanceof PyComplex complex) {
      return real == complex.real && imag == complex.imag;
    }
    if (imag != 0 || !Numbers.isNumber(other)) {
      return false;
    }
    Integer order = Numbers.compare(real, other);
    return order != null && order == 0;
  }

  @Override
  public long hash() {
    return Keys.hash(real) + (imag == 0 ? 0 : HASH_OF_I * Keys.hash(imag));
  }

  @Override
  public String repr() {
    return ComplexText.of(real, imag);
  }

  @Override
  public String format(String spec) {
    return spec.isEmpty() ? repr() : ComplexText.format(real, imag, spec);
  }
}
