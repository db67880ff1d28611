package io.jacquard.jac.lib.math;

import io.jacquard.jac.runtime.failure.Errors;
import org.jspecify.annotations.Nullable;

/** The real-valued distributions of {@code random}, by the published methods that CPython uses. */
final class Distributions {
  private static final double NORMAL_FACTOR = 4 * Math.exp(-0.5) / Math.sqrt(2.0);
  private static final double LOG4 = Math.log(4.0);
  private static final double GAMMA_FACTOR = 1.0 + Math.log(4.5);

  private Distributions() {}

  static double uniform(RandomSource r, double a, double b) {
    return a + (b - a) * r.nextDouble();
  }

  static double triangular(RandomSource r, double low, double high, @Nullable Double mode) {
    double u = r.nextDouble();
    if (high == low) {
      return low;
    }
    double c = mode == null ? 0.5 : (mode - low) / (high - low);
    double from = low;
    double to = high;
    if (u > c) {
      u = 1.0 - u;
      c = 1.0 - c;
      from = high;
      to = low;
    }
    return from + (to - from) * Math.sqrt(u * c);
  }

  /** Kinderman and Monahan's ratio of uniform deviates. */
  static double normal(RandomSource r, double mu, double sigma) {
    while (true) {
      double u1 = r.nextDouble();
      double u2 = 1.0 - r.nextDouble();
      double z = NORMAL_FACTOR * (u1 - 0.5) / u2;
      if (z * z / 4.0 <= -Math.log(u2)) {
        return mu + z * sigma;
      }
    }
  }

  static double exponential(RandomSource r, double rate) {
    if (rate == 0) {
      throw Errors.make("ZeroDivisionError", "float division by zero");
    }
    return -Math.log(1.0 - r.nextDouble()) / rate;
  }

  /** Fisher's method on the circle. */
  static double vonMises(RandomSource r, double mu, double kappa) {
    if (kappa <= 1e-6) {
      return 2 * Math.PI * r.nextDouble();
    }
    double s = 0.5 / kappa;
    double base = s + Math.sqrt(1.0 + s * s);
    double z;
    while (true) {
      z = Math.cos(Math.PI * r.nextDouble());
      double d = z / (base + z);
      double u = r.nextDouble();
      if (u < 1.0 - d * d || u <= (1.0 - d) * Math.exp(d)) {
        break;
      }
    }
    double q = 1.0 / base;
    double f = (q + z) / (1.0 + q * z);
    double angle = Math.acos(f);
    double turn = 2 * Math.PI;
    double result = r.nextDouble() > 0.5 ? mu + angle : mu - angle;
    return result - Math.floor(result / turn) * turn;
  }

  /** Cheng's method above 1, Ahrens and Dieter's below. */
  static double gamma(RandomSource r, double alpha, double beta) {
    if (alpha <= 0.0 || beta <= 0.0) {
      throw Errors.valueError("gammavariate: alpha and beta must be > 0.0");
    }
    if (alpha == 1.0) {
      return -Math.log(1.0 - r.nextDouble()) * beta;
    }
    return alpha > 1.0 ? cheng(r, alpha, beta) : ahrensDieter(r, alpha, beta);
  }

  private static double cheng(RandomSource r, double alpha, double beta) {
    double inverse = Math.sqrt(2.0 * alpha - 1.0);
    double b = alpha - LOG4;
    double c = alpha + inverse;
    while (true) {
      double u1 = r.nextDouble();
      if (u1 <= 1e-7 || u1 >= 0.9999999) {
        continue;
      }
      double u2 = 1.0 - r.nextDouble();
      double v = Math.log(u1 / (1.0 - u1)) / inverse;
      double x = alpha * Math.exp(v);
      double z = u1 * u1 * u2;
      double t = b + c * v - x;
      if (t + GAMMA_FACTOR - 4.5 * z >= 0.0 || t >= Math.log(z)) {
        return x * beta;
      }
    }
  }

  private static double ahrensDieter(RandomSource r, double alpha, double beta) {
    while (true) {
      double u = r.nextDouble();
      double b = (Math.E + alpha) / Math.E;
      double p = b * u;
      double x = p <= 1.0 ? Math.pow(p, 1.0 / alpha) : -Math.log((b - p) / alpha);
      double u1 = r.nextDouble();
      if (p > 1.0 ? u1 <= Math.pow(x, alpha - 1.0) : u1 <= Math.exp(-x)) {
        return x * beta;
      }
    }
  }

  static double beta(RandomSource r, double alpha, double beta) {
    double y = gamma(r, alpha, 1.0);
    return y == 0 ? 0.0 : y / (y + gamma(r, beta, 1.0));
  }

  static double pareto(RandomSource r, double alpha) {
    return Math.pow(1.0 - r.nextDouble(), -1.0 / alpha);
  }

  static double weibull(RandomSource r, double alpha, double beta) {
    return alpha * Math.pow(-Math.log(1.0 - r.nextDouble()), 1.0 / beta);
  }
}
