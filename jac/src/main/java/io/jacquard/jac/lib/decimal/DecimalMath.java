package io.jacquard.jac.lib.decimal;

import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.number.LargeInts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Exponential and logarithm to any precision, calculated with more digits than are answered. */
final class DecimalMath {
  private static final int GUARD = 12;
  private static final int HALVINGS = 8;
  private static final double LARGEST = 2_302_585.0;
  private static final BigDecimal TWO = BigDecimal.TWO;

  private DecimalMath() {}

  static PyDecimal exp(PyDecimal number) {
    if (!number.isNumber()) {
      boolean below = number.negative() && !number.isNan();
      return below ? PyDecimal.of(BigDecimal.ZERO) : number;
    }
    return number.isZero() ? PyDecimal.of(BigDecimal.ONE) : rounded(number.value(), working());
  }

  static PyDecimal ln(PyDecimal number) {
    PyDecimal special = logarithmOfSpecial(number);
    if (special != null) {
      return special;
    }
    return number.value().compareTo(BigDecimal.ONE) == 0
        ? PyDecimal.of(BigDecimal.ZERO)
        : PyDecimal.rounded(ln(number.value(), working()));
  }

  static PyDecimal log10(PyDecimal number) {
    PyDecimal special = logarithmOfSpecial(number);
    if (special != null) {
      return special;
    }
    BigDecimal plain = number.value().stripTrailingZeros();
    if (plain.unscaledValue().equals(BigInteger.ONE)) {
      return PyDecimal.of(BigDecimal.valueOf(-plain.scale()));
    }
    MathContext working = working();
    return PyDecimal.rounded(
        ln(number.value(), working).divide(ln(BigDecimal.TEN, working), working));
  }

  private static @Nullable PyDecimal logarithmOfSpecial(PyDecimal number) {
    if (number.isNan()) {
      return number;
    }
    if (number.isZero()) {
      return PyDecimal.special("Infinity", true);
    }
    if (number.negative()) {
      return DecimalContext.invalid();
    }
    return number.isNumber() ? null : number;
  }

  /** A positive number to a power that need not be whole. */
  static PyDecimal power(BigDecimal base, BigDecimal exponent) {
    MathContext working = working();
    return rounded(ln(base, working).multiply(exponent), working);
  }

  private static PyDecimal rounded(BigDecimal exponent, MathContext working) {
    if (exponent.doubleValue() > LARGEST) {
      return DecimalContext.overflow(false);
    }
    return exponent.doubleValue() < -LARGEST
        ? DecimalContext.inexact(PyDecimal.of(BigDecimal.ZERO))
        : PyDecimal.rounded(exp(exponent, working));
  }

  private static MathContext working() {
    return new MathContext(DecimalContext.math().getPrecision() + GUARD, RoundingMode.HALF_EVEN);
  }

  /** Accounts for a round of a series, between which the call may end. */
  private static void spend(MathContext working) {
    LargeInts.beforeDecimals(working.getPrecision());
    Execution.spend(working.getPrecision());
  }

  private static BigDecimal exp(BigDecimal x, MathContext asked) {
    double size = Math.abs(x.doubleValue());
    int halvings = HALVINGS + Math.max(0, Math.getExponent(size) + 1);
    MathContext working = new MathContext(asked.getPrecision() + halvings, RoundingMode.HALF_EVEN);
    BigDecimal part = x.divide(TWO.pow(halvings), working);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal least = BigDecimal.ONE.movePointLeft(working.getPrecision() + 1);
    for (int i = 1; term.abs().compareTo(least) > 0; i++) {
      spend(working);
      term = term.multiply(part, working).divide(BigDecimal.valueOf(i), working);
      sum = sum.add(term, working);
    }
    for (int i = 0; i < halvings; i++) {
      spend(working);
      sum = sum.multiply(sum, working);
    }
    return sum;
  }

  private static BigDecimal ln(BigDecimal x, MathContext asked) {
    int exponent = x.precision() - x.scale() - 1;
    BigDecimal mantissa = lnNear(x.movePointLeft(exponent), asked);
    return exponent == 0
        ? mantissa
        : mantissa.add(BigDecimal.valueOf(exponent).multiply(lnNear(BigDecimal.TEN, asked)), asked);
  }

  /** Halley's steps from the double's logarithm; each triples the digits that are right. */
  private static BigDecimal lnNear(BigDecimal x, MathContext asked) {
    BigDecimal beyondOne = x.subtract(BigDecimal.ONE);
    int zeros = Math.max(0, beyondOne.scale() - beyondOne.precision());
    MathContext working =
        new MathContext(asked.getPrecision() + zeros + GUARD, RoundingMode.HALF_EVEN);
    BigDecimal guess = new BigDecimal(Math.log(x.doubleValue()));
    for (int digits = GUARD; digits < working.getPrecision(); digits *= 3) {
      BigDecimal reached = exp(guess, working);
      BigDecimal step = x.subtract(reached).divide(x.add(reached), working).multiply(TWO);
      guess = guess.add(step, working);
    }
    return guess;
  }
}
