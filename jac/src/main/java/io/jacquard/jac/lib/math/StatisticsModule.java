package io.jacquard.jac.lib.math;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.collections.NamedTuples;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.sort.Sorting;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** The module {@code statistics} on ints and floats; sums are exact before they are rounded. */
public final class StatisticsModule {
  private static final MathContext EXACT = new MathContext(60);
  private static final PyType ERROR =
      Exceptions.define("statistics", "StatisticsError", "ValueError");
  private static final PyType LINE =
      NamedTuples.define("statistics", "LinearRegression", List.of("slope", "intercept"));

  private StatisticsModule() {}

  public static PyModule statistics() {
    return new ModuleBuilder("_statistics")
        .value("StatisticsError", ERROR)
        .function("mean", "(data)", a -> mean(a[0], "mean requires at least one data point"))
        .function(
            "fmean",
            "(data, weights=None)",
            a -> Args.real(mean(a[0], "fmean requires at least one data point")))
        .function(
            "geometric_mean",
            "(data)",
            a ->
                Math.exp(
                    Args.items(a[0]).stream()
                        .mapToDouble(x -> Math.log(Args.real(x)))
                        .average()
                        .orElseThrow(() -> empty("Must have a non-empty dataset"))))
        .function("harmonic_mean", "(data)", a -> harmonic(Args.items(a[0])))
        .function("median", "(data)", a -> median(a[0], 0))
        .function("median_low", "(data)", a -> median(a[0], -1))
        .function("median_high", "(data)", a -> median(a[0], 1))
        .function("mode", "(data)", a -> modes(a[0], "no mode for empty data").get(0))
        .function(
            "multimode", "(data)", a -> Args.items(a[0]).isEmpty() ? PyList.of() : modes(a[0], ""))
        .function("variance", "(data, xbar=None)", a -> variance(a[0], 1))
        .function("pvariance", "(data, mu=None)", a -> variance(a[0], 0))
        .function("stdev", "(data, xbar=None)", a -> deviation(a[0], 1, "stdev"))
        .function("pstdev", "(data, mu=None)", a -> deviation(a[0], 0, "pstdev"))
        .function(
            "quantiles",
            "(data, *, n=4, method='exclusive')",
            a -> quantiles(a[0], Args.integer(a[1]), Ops.str(a[2])))
        .function("linear_regression", "(x, y, /, *, proportional=False)", a -> line(a[0], a[1]))
        .function("correlation", "(x, y, /)", a -> correlation(a[0], a[1]))
        .build();
  }

  private static RuntimeException empty(String message) {
    return Exceptions.make(ERROR, message);
  }

  private static BigDecimal exact(Object value) {
    return value instanceof Double d
        ? new BigDecimal(Args.finite(d))
        : new BigDecimal(Args.bigInt(value));
  }

  private static BigDecimal exactMean(Object data, String message) {
    List<Object> items = Args.items(data);
    if (items.isEmpty()) {
      throw empty(message);
    }
    BigDecimal sum =
        items.stream().map(StatisticsModule::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.divide(new BigDecimal(items.size()), EXACT);
  }

  /** A whole result of whole data is an int, as in CPython. */
  private static Object like(Object data, BigDecimal value) {
    boolean whole = Args.items(data).stream().allMatch(Args::isInt);
    if (whole && value.stripTrailingZeros().scale() <= 0) {
      return Args.normalize(value.toBigInteger());
    }
    return value.doubleValue();
  }

  private static Object mean(Object data, String message) {
    List<Object> items = Args.items(data);
    return finite(items) ? like(data, exactMean(data, message)) : inexactMean(items);
  }

  private static boolean finite(List<Object> items) {
    return items.stream().allMatch(x -> !(x instanceof Double d) || Double.isFinite(d));
  }

  /** Of data with infinities or NaN among them. */
  private static double inexactMean(List<Object> items) {
    return items.stream().mapToDouble(Args::real).sum() / items.size();
  }

  private static Object harmonic(List<Object> items) {
    if (items.isEmpty()) {
      throw empty("harmonic_mean requires at least one data point");
    }
    if (!finite(items)) {
      return items.size() / items.stream().mapToDouble(x -> 1 / Args.real(x)).sum();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Object item : items) {
      BigDecimal x = exact(item);
      if (x.signum() < 0) {
        throw empty("harmonic mean does not support negative values");
      }
      if (x.signum() == 0) {
        return 0L;
      }
      sum = sum.add(BigDecimal.ONE.divide(x, EXACT));
    }
    return new BigDecimal(items.size()).divide(sum, EXACT).doubleValue();
  }

  private static Object median(Object data, int side) {
    PyList sorted = Sorting.sorted(data, None.NONE, false);
    int size = sorted.size();
    if (size == 0) {
      throw empty("no median for empty data");
    }
    if (size % 2 == 1 || side > 0) {
      return sorted.get(size / 2);
    }
    Object low = sorted.get(size / 2 - 1);
    return side < 0 ? low : Ops.divide(Ops.add(low, sorted.get(size / 2)), 2L);
  }

  private static PyList modes(Object data, String message) {
    PyDict counts = new PyDict();
    long[] most = {0};
    for (Object item : Args.items(data)) {
      long count = (Long) counts.getOrDefault(item, 0L) + 1;
      counts.put(item, count);
      most[0] = Math.max(most[0], count);
    }
    if (counts.size() == 0) {
      throw empty(message);
    }
    PyList modes = PyList.of();
    counts.forEach((item, count) -> {
      if (count.equals(most[0])) {
        modes.append(item);
      }
    });
    return modes;
  }

  private static BigDecimal spread(Object data, int correction, String name) {
    List<Object> items = Args.items(data);
    if (items.size() < 1 + correction) {
      throw empty(
          name + " requires at least " + (correction == 0 ? "one data point" : "two data points"));
    }
    BigDecimal mean = exactMean(data, "");
    BigDecimal sum = BigDecimal.ZERO;
    for (Object item : items) {
      BigDecimal d = exact(item).subtract(mean);
      sum = sum.add(d.multiply(d));
    }
    return sum.divide(new BigDecimal(items.size() - correction), EXACT);
  }

  private static Object variance(Object data, int correction) {
    List<Object> items = Args.items(data);
    if (!finite(items)) {
      return Math.abs(inexactMean(items));
    }
    BigDecimal value = spread(data, correction, correction == 0 ? "pvariance" : "variance");
    return like(data, value.round(new MathContext(50)));
  }

  private static double deviation(Object data, int correction, String name) {
    List<Object> items = Args.items(data);
    return finite(items)
        ? spread(data, correction, name).sqrt(EXACT).doubleValue()
        : Math.abs(inexactMean(items));
  }

  private static Object quantiles(Object data, long parts, String method) {
    PyList sorted = Sorting.sorted(data, None.NONE, false);
    long size = sorted.size();
    if (parts < 1) {
      throw empty("n must be at least 1");
    }
    if (size < 2) {
      throw empty("must have at least two data points");
    }
    boolean inclusive = method.equals("inclusive");
    long m = inclusive ? size - 1 : size + 1;
    PyList cuts = PyList.of();
    for (long i = 1; i < parts; i++) {
      long j = i * m / parts;
      long delta = i * m - j * parts;
      if (!inclusive) {
        j = Math.clamp(j, 1, size - 1);
        delta = i * m - j * parts;
      }
      int low = (int) (inclusive ? j : j - 1);
      Object left = Ops.multiply(sorted.get(low), parts - delta);
      Object right = Ops.multiply(sorted.get(Math.min(low + 1, (int) size - 1)), delta);
      cuts.append(Ops.divide(Ops.add(left, right), parts));
    }
    return cuts;
  }

  private static BigDecimal crossed(List<Object> x, List<Object> y) {
    BigDecimal meanX = exactMean(PyList.copyOf(x), "");
    BigDecimal meanY = exactMean(PyList.copyOf(y), "");
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < x.size(); i++) {
      sum = sum.add(exact(x.get(i)).subtract(meanX).multiply(exact(y.get(i)).subtract(meanY)));
    }
    return sum;
  }

  private static void requirePairs(List<Object> x, List<Object> y, String name) {
    if (x.size() != y.size()) {
      throw empty(name + " requires that both inputs have same number of data points");
    }
    if (x.size() < 2) {
      throw empty(name + " requires at least two data points");
    }
  }

  private static Object line(Object xs, Object ys) {
    List<Object> x = Args.items(xs);
    List<Object> y = Args.items(ys);
    requirePairs(x, y, "linear regression");
    BigDecimal square = crossed(x, x);
    if (square.signum() == 0) {
      throw empty("x is constant");
    }
    double slope = crossed(x, y).doubleValue() / square.doubleValue();
    double intercept = exactMean(ys, "").doubleValue() - slope * exactMean(xs, "").doubleValue();
    return NamedTuples.make(LINE, slope, intercept);
  }

  private static Object correlation(Object xs, Object ys) {
    List<Object> x = Args.items(xs);
    List<Object> y = Args.items(ys);
    requirePairs(x, y, "correlation");
    BigDecimal scale = crossed(x, x).multiply(crossed(y, y));
    if (scale.signum() == 0) {
      throw empty("at least one of the inputs is constant");
    }
    return crossed(x, y).doubleValue() / Math.sqrt(scale.doubleValue());
  }
}
