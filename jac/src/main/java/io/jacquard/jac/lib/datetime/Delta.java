package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@code timedelta}: days, 0 ≤ seconds &lt; 86400 and 0 ≤ micros &lt; 1000000, so that equal
 * lengths are equal records.
 */
record Delta(int days, int seconds, int micros) implements NativeValue {
  static final Delta ZERO = new Delta(0, 0, 0);
  private static final int MAX_DAYS = 999_999_999;
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final BigInteger BIG_DAY = BigInteger.valueOf(DAY_MICROS);
  private static final String[] UNITS = {
    "days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"
  };
  private static final long[] UNIT_MICROS = {
    DAY_MICROS, 1_000_000, 1, 1000, 60_000_000, 3_600_000_000L, 7 * DAY_MICROS
  };
  static final PyType TYPE =
      new ClassBuilder("datetime", "timedelta")
          .constructor(
              "(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)",
              Delta::construct)
          .property("days", Delta.class, d -> (long) d.days)
          .property("seconds", Delta.class, d -> (long) d.seconds)
          .property("microseconds", Delta.class, d -> (long) d.micros)
          .method("total_seconds", Delta.class, Delta::totalSeconds)
          .method("__divmod__", "(self, value, /)", a -> ((Delta) a[0]).divideModulo(a[1]))
          .method("__neg__", Delta.class, Delta::negate)
          .method("__pos__", Delta.class, d -> d)
          .method("__abs__", Delta.class, d -> d.days < 0 ? d.negate() : d)
          .build();

  static {
    TYPE.namespace().put("min", new Delta(-MAX_DAYS, 0, 0));
    TYPE.namespace().put("max", new Delta(MAX_DAYS, 86_399, 999_999));
    TYPE.namespace().put("resolution", new Delta(0, 0, 1));
  }

  static Delta of(long days, long seconds, long micros) {
    long second = seconds + Math.floorDiv(micros, 1_000_000L);
    long day = days + Math.floorDiv(second, 86_400L);
    if ((int) day != day) {
      throw Errors.make("OverflowError", "Python int too large to convert to C int");
    }
    if (Math.abs(day) > MAX_DAYS) {
      throw Errors.make("OverflowError", "days=" + day + "; must have magnitude <= " + MAX_DAYS);
    }
    return new Delta(
        (int) day, (int) Math.floorMod(second, 86_400L), (int) Math.floorMod(micros, 1_000_000L));
  }

  static Delta ofMicros(BigInteger micros) {
    BigInteger[] parts = micros.divideAndRemainder(BIG_DAY);
    if (parts[0].bitLength() > 40) {
      throw Errors.make(
          "OverflowError", "days=" + parts[0] + "; must have magnitude <= " + MAX_DAYS);
    }
    return of(parts[0].longValue(), 0, parts[1].longValue());
  }

  /** Whole units are added exactly; what floats leave over is rounded once, half to even. */
  private static Object construct(Object[] args) {
    BigInteger total = BigInteger.ZERO;
    double left = 0;
    for (int i = 0; i < UNITS.length; i++) {
      BigInteger unit = BigInteger.valueOf(UNIT_MICROS[i]);
      if (args[i] instanceof Double d) {
        if (d.isNaN()) {
          throw Errors.valueError("cannot convert float NaN to integer");
        }
        if (d.isInfinite()) {
          throw Errors.make("OverflowError", "cannot convert float infinity to integer");
        }
        double whole = d < 0 ? Math.ceil(d) : Math.floor(d);
        total = total.add(new BigDecimal(whole).toBigInteger().multiply(unit));
        double rest = (d - whole) * UNIT_MICROS[i];
        double restWhole = rest < 0 ? Math.ceil(rest) : Math.floor(rest);
        total = total.add(BigInteger.valueOf((long) restWhole));
        left += rest - restWhole;
      } else if (Args.isInt(args[i])) {
        total = total.add(Args.bigInt(args[i]).multiply(unit));
      } else {
        throw Errors.typeError(
            "unsupported type for timedelta "
                + UNITS[i]
                + " component: "
                + Ops.typeOf(args[i]).name());
      }
    }
    BigDecimal exact = new BigDecimal(total).add(new BigDecimal(left));
    return ofMicros(exact.setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
  }

  BigInteger totalMicros() {
    return BigInteger.valueOf(days)
        .multiply(BIG_DAY)
        .add(BigInteger.valueOf(seconds * 1_000_000L + micros));
  }

  double totalSeconds() {
    return ratio(totalMicros(), BigInteger.valueOf(1_000_000));
  }

  /** The correctly rounded quotient of two whole numbers. */
  static double ratio(BigInteger a, BigInteger b) {
    if (a.bitLength() < 53 && b.bitLength() < 53) {
      return a.doubleValue() / b.doubleValue();
    }
    return new BigDecimal(a).divide(new BigDecimal(b), new java.math.MathContext(60)).doubleValue();
  }

  Delta negate() {
    return of(-days, -seconds, -micros);
  }

  Delta plus(Delta other) {
    return of((long) days + other.days, seconds + other.seconds, micros + other.micros);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean truthy() {
    return !equals(ZERO);
  }

  @Override
  public boolean equalTo(Object other) {
    return equals(other);
  }

  @Override
  public long hash() {
    return hashCode();
  }

  @Override
  public @Nullable Boolean compare(Operator operator, Object other) {
    return other instanceof Delta d
        ? operator.holds(totalMicros().compareTo(d.totalMicros()))
        : null;
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    return switch (operator) {
      case ADD -> right instanceof Delta d ? plus(d) : null;
      case SUBTRACT -> right instanceof Delta d ? plus(d.negate()) : null;
      case MULTIPLY -> times(right);
      case DIVIDE -> divide(right);
      case FLOOR_DIVIDE -> floorDivide(right);
      case MODULO -> right instanceof Delta d ? modulo(d) : null;
      default -> null;
    };
  }

  @Override
  public @Nullable Object reflected(Operator operator, Object left) {
    return operator == Operator.MULTIPLY ? times(left) : null;
  }

  private Object divideModulo(Object divisor) {
    return divisor instanceof Delta d
        ? PyTuple.of(Objects.requireNonNull(floorDivide(d)), modulo(d))
        : Singleton.NOT_IMPLEMENTED;
  }

  private @Nullable Object times(Object factor) {
    if (factor instanceof Double d) {
      return scaled(new BigDecimal(Args.finite(d)), BigDecimal.ONE);
    }
    return Args.isInt(factor) ? ofMicros(totalMicros().multiply(Args.bigInt(factor))) : null;
  }

  private @Nullable Object divide(Object divisor) {
    if (divisor instanceof Delta d) {
      requireNonZero(d.truthy(), "division by zero");
      return ratio(totalMicros(), d.totalMicros());
    }
    if (divisor instanceof Double d) {
      requireNonZero(d != 0, "division by zero");
      return scaled(BigDecimal.ONE, new BigDecimal(Args.finite(d)));
    }
    if (Args.isInt(divisor)) {
      BigInteger n = Args.bigInt(divisor);
      requireNonZero(n.signum() != 0, "integer division or modulo by zero");
      return scaled(BigDecimal.ONE, new BigDecimal(n));
    }
    return null;
  }

  /** This length times one exact number over another, rounded half to even. */
  private Delta scaled(BigDecimal numerator, BigDecimal denominator) {
    BigDecimal product = new BigDecimal(totalMicros()).multiply(numerator);
    return ofMicros(product.divide(denominator, 0, RoundingMode.HALF_EVEN).toBigInteger());
  }

  private @Nullable Object floorDivide(Object divisor) {
    if (divisor instanceof Delta d) {
      requireNonZero(d.truthy(), "integer division or modulo by zero");
      return Args.normalize(floor(totalMicros(), d.totalMicros()));
    }
    if (Args.isInt(divisor)) {
      BigInteger n = Args.bigInt(divisor);
      requireNonZero(n.signum() != 0, "integer division or modulo by zero");
      return ofMicros(floor(totalMicros(), n));
    }
    return null;
  }

  private Delta modulo(Delta divisor) {
    requireNonZero(divisor.truthy(), "integer division or modulo by zero");
    BigInteger whole = floor(totalMicros(), divisor.totalMicros());
    return ofMicros(totalMicros().subtract(whole.multiply(divisor.totalMicros())));
  }

  private static BigInteger floor(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    boolean down = parts[1].signum() != 0 && parts[1].signum() != b.signum();
    return down ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static void requireNonZero(boolean nonZero, String message) {
    if (!nonZero) {
      throw Errors.make("ZeroDivisionError", message);
    }
  }

  @Override
  public String repr() {
    StringBuilder parts = new StringBuilder();
    part(parts, "days", days);
    part(parts, "seconds", seconds);
    part(parts, "microseconds", micros);
    return "datetime.timedelta(" + (parts.isEmpty() ? "0" : parts) + ")";
  }

  private static void part(StringBuilder out, String name, int value) {
    if (value != 0) {
      out.append(out.isEmpty() ? "" : ", ").append(name).append('=').append(value);
    }
  }

  @Override
  public String str() {
    StringBuilder out = new StringBuilder();
    if (days != 0) {
      out.append(days).append(Math.abs(days) == 1 ? " day, " : " days, ");
    }
    out.append("%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60));
    if (micros != 0) {
      out.append(".%06d".formatted(micros));
    }
    return out.toString();
  }
}
