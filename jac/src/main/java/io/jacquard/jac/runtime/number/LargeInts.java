package io.jacquard.jac.runtime.number;

import io.jacquard.jac.runtime.execution.Execution;

/**
 * How long the operations of very large ints take. Nothing interrupts them, so that their time is
 * spent before they start; what is estimated is what a fast machine needs at the least.
 */
public final class LargeInts {
  /** Operations on operands of fewer bits in all take no time worth an account. */
  static final long SMALL = 1 << 16;

  /** Products of two words in a nanosecond, where every word meets every other. */
  static final int WORDS_A_NANO = 3;

  /** Below this many words the product is made word by word. */
  private static final int PLAIN_WORDS = 80;

  private static final double PLAIN_MULTIPLY_NANOS = 0.2;
  private static final double PLAIN_DIVIDE_NANOS = 2;

  /** Nanoseconds of a product of n words, by n to the power of {@link #TOOM_COOK}. */
  private static final double MULTIPLY_NANOS = 9;

  private static final double DIVIDE_NANOS = 40;
  private static final double DECIMAL_NANOS = 100;
  private static final double BITS_A_DIGIT = 3.32;
  private static final double TOOM_COOK = 1.465;

  private LargeInts() {}

  /** Before a decimal operation on, or for, so many digits; rounding divides by powers of ten. */
  public static void beforeDecimals(long digits) {
    double words = digits * BITS_A_DIGIT / Integer.SIZE;
    if (digits > SMALL) {
      Execution.spendAhead((long) (Math.pow(words, TOOM_COOK) * DECIMAL_NANOS));
    }
  }

  static void beforeMultiplying(long bits, long otherBits) {
    if (bits + otherBits > SMALL) {
      Execution.spendAhead(nanos(bits, otherBits, PLAIN_MULTIPLY_NANOS, MULTIPLY_NANOS));
    }
  }

  static void beforeDividing(long bits, long divisorBits) {
    long quotientBits = bits - divisorBits + Integer.SIZE;
    if (bits > SMALL && quotientBits > 0) {
      Execution.spendAhead(nanos(quotientBits, divisorBits, PLAIN_DIVIDE_NANOS, DIVIDE_NANOS));
    }
  }

  private static long nanos(long bits, long otherBits, double plain, double large) {
    double longer = Math.max(bits, otherBits) / (double) Integer.SIZE;
    double shorter = Math.min(bits, otherBits) / (double) Integer.SIZE;
    return (long)
        (shorter < PLAIN_WORDS
            ? longer * shorter * plain
            : longer / shorter * Math.pow(shorter, TOOM_COOK) * large);
  }
}
