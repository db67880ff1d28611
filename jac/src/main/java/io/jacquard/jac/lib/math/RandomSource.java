package io.jacquard.jac.lib.math;

import java.math.BigInteger;

/** Where random bits come from: the seeded generator, or the system's for {@code SystemRandom}. */
abstract class RandomSource {
  private double spareGauss = Double.NaN;

  abstract double nextDouble();

  abstract long bits(int count);

  abstract BigInteger bigBits(int count);

  /** A whole number in [0, bound), by drawing again whatever lies outside. */
  synchronized long below(long bound) {
    int bits = 64 - Long.numberOfLeadingZeros(bound);
    long value = bits(bits);
    while (value >= bound) {
      value = bits(bits);
    }
    return value;
  }

  synchronized BigInteger below(BigInteger bound) {
    if (bound.bitLength() < 63) {
      return BigInteger.valueOf(below(bound.longValue()));
    }
    BigInteger value = bigBits(bound.bitLength());
    while (value.compareTo(bound) >= 0) {
      value = bigBits(bound.bitLength());
    }
    return value;
  }

  /** Normal variates come in pairs; the second one is kept for the next call. */
  synchronized double gauss(double mu, double sigma) {
    double z = spareGauss;
    spareGauss = Double.NaN;
    if (Double.isNaN(z)) {
      double angle = nextDouble() * 2 * Math.PI;
      double radius = Math.sqrt(-2 * Math.log(1 - nextDouble()));
      z = Math.cos(angle) * radius;
      spareGauss = Math.sin(angle) * radius;
    }
    return mu + z * sigma;
  }

  synchronized void forgetSpare() {
    spareGauss = Double.NaN;
  }

  double spareGauss() {
    return spareGauss;
  }

  void spareGauss(double value) {
    spareGauss = value;
  }
}
