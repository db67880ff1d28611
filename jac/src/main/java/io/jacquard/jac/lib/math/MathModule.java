package io.jacquard.jac.lib.math;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import java.math.BigInteger;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The module {@code math}. */
public final class MathModule {
  private MathModule() {}

  public static PyModule math() {
    ModuleBuilder module =
        new ModuleBuilder("math")
            .value("pi", Math.PI)
            .value("e", Math.E)
            .value("tau", 2 * Math.PI)
            .value("inf", Double.POSITIVE_INFINITY)
            .value("nan", Double.NaN);
    trigonometry(module);
    powers(module);
    rounding(module);
    predicates(module);
    sums(module);
    WholeNumbers.define(module);
    return module.build();
  }

  /** A real function: NaN for a proper argument is a domain error, infinity a range error. */
  private static void real(ModuleBuilder module, String name, DoubleUnaryOperator function) {
    module.function(name, "(x, /)", a -> checked(Args.real(a[0]), function));
  }

  private static double checked(double x, DoubleUnaryOperator function) {
    double result = function.applyAsDouble(x);
    if (Double.isNaN(result) && !Double.isNaN(x)) {
      throw domain();
    }
    if (Double.isInfinite(result) && !Double.isInfinite(x)) {
      throw Errors.make("OverflowError", "math range error");
    }
    return result;
  }

  /** As {@link #real}, for functions whose poles are domain errors. */
  private static void withPoles(ModuleBuilder module, String name, DoubleUnaryOperator function) {
    module.function(
        name,
        "(x, /)",
        a -> {
          double x = Args.real(a[0]);
          double result = function.applyAsDouble(x);
          if (!Double.isNaN(x) && !Double.isInfinite(x) && !Double.isFinite(result)) {
            throw domain();
          }
          if (Double.isNaN(result) && !Double.isNaN(x)) {
            throw domain();
          }
          return result;
        });
  }

  static RuntimeException domain() {
    return Errors.valueError("math domain error");
  }

  private static void trigonometry(ModuleBuilder module) {
    real(module, "sin", Math::sin);
    real(module, "cos", Math::cos);
    real(module, "tan", Math::tan);
    real(module, "asin", Math::asin);
    real(module, "acos", Math::acos);
    real(module, "atan", Math::atan);
    real(module, "sinh", SpecialFunctions::sinh);
    real(module, "cosh", SpecialFunctions::cosh);
    real(module, "tanh", SpecialFunctions::tanh);
    real(module, "asinh", SpecialFunctions::asinh);
    real(module, "acosh", SpecialFunctions::acosh);
    withPoles(module, "atanh", SpecialFunctions::atanh);
    real(module, "degrees", x -> x * (180.0 / Math.PI));
    real(module, "radians", x -> x * (Math.PI / 180.0));
    module
        .function("atan2", "(y, x, /)", a -> Math.atan2(Args.real(a[0]), Args.real(a[1])))
        .function(
            "hypot",
            "(*coordinates)",
            a -> SpecialFunctions.hypot(reals(((PyTuple) a[0]).asJava())))
        .function("dist", "(p, q, /)", a -> distance(Args.items(a[0]), Args.items(a[1])));
  }

  private static double distance(List<Object> p, List<Object> q) {
    if (p.size() != q.size()) {
      throw Errors.valueError("both points must have the same number of dimensions");
    }
    double[] differences = new double[p.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = Args.real(p.get(i)) - Args.real(q.get(i));
    }
    return SpecialFunctions.hypot(differences);
  }

  private static double[] reals(List<Object> values) {
    return values.stream().mapToDouble(Args::real).toArray();
  }

  private static void powers(ModuleBuilder module) {
    real(module, "exp", Math::exp);
    real(module, "exp2", x -> Math.pow(2, x));
    real(module, "expm1", Math::expm1);
    real(module, "sqrt", Math::sqrt);
    real(module, "cbrt", Math::cbrt);
    withPoles(module, "log1p", Math::log1p);
    real(module, "erf", SpecialFunctions::erf);
    real(module, "erfc", SpecialFunctions::erfc);
    module
        .function("gamma", "(x, /)", a -> SpecialFunctions.gamma(Args.real(a[0])))
        .function("lgamma", "(x, /)", a -> SpecialFunctions.logGamma(Args.real(a[0])))
        .function("pow", "(x, y, /)", a -> power(Args.real(a[0]), Args.real(a[1])))
        .function(
            "log",
            "(x, base=?, /)",
            a -> {
              double log = logarithm(a[0], Math::log);
              if (a[1] == null) {
                return log;
              }
              double base = logarithm(a[1], Math::log);
              if (base == 0) {
                throw Errors.make("ZeroDivisionError", "float division by zero");
              }
              return log / base;
            })
        .function("log2", "(x, /)", a -> logarithm(a[0], SpecialFunctions::log2))
        .function("log10", "(x, /)", a -> logarithm(a[0], StrictMath::log10));
  }

  /** A logarithm that also takes whole numbers beyond the range of floats. */
  private static double logarithm(Object value, DoubleUnaryOperator log) {
    if (value instanceof BigInteger big) {
      if (big.signum() <= 0) {
        throw domain();
      }
      int exponent = big.bitLength();
      double mantissa = Math.scalb(big.shiftRight(exponent - 60).doubleValue(), -60);
      return log.applyAsDouble(mantissa) + log.applyAsDouble(2) * exponent;
    }
    double x = Args.real(value);
    if (x <= 0) {
      throw domain();
    }
    return log.applyAsDouble(x);
  }

  private static double power(double x, double y) {
    if (x == 1 || y == 0) {
      return 1;
    }
    double result = Math.pow(x, y);
    if (Double.isNaN(result) && !Double.isNaN(x) && !Double.isNaN(y)) {
      if (x == -1) {
        return 1;
      }
      throw domain();
    }
    if (Double.isInfinite(result) && !Double.isInfinite(x) && !Double.isInfinite(y)) {
      if (x == 0) {
        throw domain();
      }
      throw Errors.make("OverflowError", "math range error");
    }
    return result;
  }

  private static void rounding(ModuleBuilder module) {
    module
        .function("floor", "(x, /)", a -> rounded(a[0], "__floor__", Math::floor))
        .function("ceil", "(x, /)", a -> rounded(a[0], "__ceil__", Math::ceil))
        .function("trunc", "(x, /)", a -> truncated(a[0]))
        .function("fabs", "(x, /)", a -> Math.abs(Args.real(a[0])))
        .function("copysign", "(x, y, /)", a -> Math.copySign(Args.real(a[0]), Args.real(a[1])))
        .function("fmod", "(x, y, /)", a -> remainder(Args.real(a[0]), Args.real(a[1]), false))
        .function("remainder", "(x, y, /)", a -> remainder(Args.real(a[0]), Args.real(a[1]), true))
        .function(
            "modf",
            "(x, /)",
            a -> {
              double x = Args.real(a[0]);
              double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
              double rest = Double.isInfinite(x) ? 0 : x - whole;
              return PyTuple.of(Math.copySign(rest, x), whole);
            })
        .function("frexp", "(x, /)", a -> SpecialFunctions.frexp(Args.real(a[0])))
        .function("ldexp", "(x, i, /)", a -> scaled(Args.real(a[0]), a[1]))
        .function("ulp", "(x, /)", a -> Math.ulp(Args.real(a[0])))
        .function("nextafter", "(x, y, /, *, steps=None)", MathModule::nextAfter);
  }

  private static Object nextAfter(Object[] a) {
    double x = Args.real(a[0]);
    double y = Args.real(a[1]);
    long steps = a[2] == None.NONE ? 1 : Args.integer(a[2]);
    if (steps < 0) {
      throw Errors.valueError("steps must be a non-negative integer");
    }
    for (long i = 0; i < steps && x != y && !Double.isNaN(x); i++) {
      x = Math.nextAfter(x, y);
    }
    return x;
  }

  private static double scaled(double x, Object exponent) {
    if (!Args.isInt(exponent)) {
      throw Errors.typeError("Expected an int as second argument to ldexp.");
    }
    long shift =
        Args.bigInt(exponent)
            .min(BigInteger.valueOf(5000))
            .max(BigInteger.valueOf(-5000))
            .longValue();
    double result = Math.scalb(x, (int) shift);
    if (Double.isInfinite(result) && !Double.isInfinite(x)) {
      throw Errors.make("OverflowError", "math range error");
    }
    return result;
  }

  private static double remainder(double x, double y, boolean nearest) {
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return Double.NaN;
    }
    if (Double.isInfinite(x) || y == 0) {
      throw domain();
    }
    return nearest ? Math.IEEEremainder(x, y) : x % y;
  }

  private static Object rounded(Object value, String method, DoubleUnaryOperator round) {
    if (value instanceof Double d) {
      return WholeNumbers.ofDouble(round.applyAsDouble(d));
    }
    if (Args.isInt(value)) {
      return Args.normalize(Args.bigInt(value));
    }
    Object own = Ops.typeOf(value).lookup(method);
    return own != null
        ? Ops.call(own, value)
        : WholeNumbers.ofDouble(round.applyAsDouble(Args.real(value)));
  }

  private static Object truncated(Object value) {
    if (value instanceof Double d) {
      return WholeNumbers.ofDouble(d < 0 ? Math.ceil(d) : Math.floor(d));
    }
    if (Args.isInt(value)) {
      return Args.normalize(Args.bigInt(value));
    }
    Object own = Ops.typeOf(value).lookup("__trunc__");
    if (own == null) {
      throw Errors.typeError("type " + Args.typeName(value) + " doesn't define __trunc__ method");
    }
    return Ops.call(own, value);
  }

  private static void predicates(ModuleBuilder module) {
    module
        .function("isnan", "(x, /)", a -> Double.isNaN(Args.real(a[0])))
        .function("isinf", "(x, /)", a -> Double.isInfinite(Args.real(a[0])))
        .function("isfinite", "(x, /)", a -> Double.isFinite(Args.real(a[0])))
        .function("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", MathModule::isClose);
  }

  private static Object isClose(Object[] args) {
    double a = Args.real(args[0]);
    double b = Args.real(args[1]);
    double relative = Args.real(args[2]);
    double absolute = Args.real(args[3]);
    if (relative < 0 || absolute < 0) {
      throw Errors.valueError("tolerances must be non-negative");
    }
    if (a == b) {
      return true;
    }
    if (Double.isInfinite(a) || Double.isInfinite(b)) {
      return false;
    }
    double difference = Math.abs(b - a);
    return difference <= Math.abs(relative * b)
        || difference <= Math.abs(relative * a)
        || difference <= absolute;
  }

  private static void sums(ModuleBuilder module) {
    module
        .function("fsum", "(seq, /)", a -> SpecialFunctions.exactSum(reals(Args.items(a[0]))))
        .function(
            "prod",
            "(iterable, /, *, start=1)",
            a -> {
              Object product = a[1];
              for (Object item : Args.items(a[0])) {
                product = Ops.multiply(product, item);
              }
              return product;
            })
        .function(
            "sumprod",
            "(p, q, /)",
            a -> {
              List<Object> p = Args.items(a[0]);
              List<Object> q = Args.items(a[1]);
              if (p.size() != q.size()) {
                throw Errors.valueError("Inputs are not the same length");
              }
              Object sum = 0L;
              for (int i = 0; i < p.size(); i++) {
                sum = Ops.add(sum, Ops.multiply(p.get(i), q.get(i)));
              }
              return sum;
            });
  }
}
