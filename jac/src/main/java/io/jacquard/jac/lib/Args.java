package io.jacquard.jac.lib;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads arguments of native functions as Java values, or raises what CPython raises. */
public final class Args {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private Args() {}

  /** Whether the value is an int of the language; bools are. */
  public static boolean isInt(@Nullable Object value) {
    return value instanceof Long || value instanceof Boolean || value instanceof BigInteger;
  }

  public static boolean isNone(@Nullable Object value) {
    return value == None.NONE;
  }

  /** The exact whole number; TypeError unless the value is an int or has {@code __index__}. */
  public static BigInteger bigInt(Object value) {
    return switch (value) {
      case Long l -> BigInteger.valueOf(l);
      case Boolean b -> b ? BigInteger.ONE : BigInteger.ZERO;
      case BigInteger b -> b;
      default -> bigInt(index(value));
    };
  }

  /** A whole number that fits a long; OverflowError when it does not. */
  public static long integer(Object value) {
    return switch (value) {
      case Long l -> l;
      case Boolean b -> b ? 1 : 0;
      case BigInteger _ ->
          throw Errors.make("OverflowError", "Python int too large to convert to C long");
      default -> integer(index(value));
    };
  }

  private static Object index(Object value) {
    Object method = Ops.typeOf(value).lookup("__index__");
    if (method == null) {
      throw Errors.typeError(
          "'" + typeName(value) + "' object cannot be interpreted as an integer");
    }
    return Ops.call(method, value);
  }

  /** A whole number that fits an int. */
  public static int smallInt(Object value) {
    long number = integer(value);
    if (number != (int) number) {
      throw Errors.make("OverflowError", "Python int too large to convert to C int");
    }
    return (int) number;
  }

  /** A float: of a float, an int, or what has {@code __float__} or {@code __index__}. */
  public static double real(Object value) {
    return switch (value) {
      case Double d -> d;
      case Long l -> l;
      case Boolean b -> b ? 1 : 0;
      case BigInteger b -> big(b);
      default -> realOf(value);
    };
  }

  private static double big(BigInteger value) {
    double result = value.doubleValue();
    if (Double.isInfinite(result)) {
      throw Errors.make("OverflowError", "int too large to convert to float");
    }
    return result;
  }

  private static double realOf(Object value) {
    Object method = Ops.typeOf(value).lookup("__float__");
    if (method != null) {
      return real(Ops.call(method, value));
    }
    if (Ops.typeOf(value).lookup("__index__") != null) {
      return big(bigInt(value));
    }
    throw Errors.typeError("must be real number, not " + typeName(value));
  }

  public static double finite(double value) {
    if (Double.isNaN(value)) {
      throw Errors.valueError("cannot convert NaN to integer ratio");
    }
    if (Double.isInfinite(value)) {
      throw Errors.make("OverflowError", "cannot convert Infinity to integer ratio");
    }
    return value;
  }

  /** A whole number in the language's own form: Long where it fits. */
  public static Object normalize(BigInteger value) {
    if (value.compareTo(MIN) >= 0 && value.compareTo(MAX) <= 0) {
      return value.longValue();
    }
    return value;
  }

  /** The class; anything else raises that it lacks the attribute which CPython asks it for. */
  public static PyType type(Object value, String attribute) {
    if (value instanceof PyType type) {
      return type;
    }
    Ops.getAttr(value, attribute);
    throw Errors.typeError("'" + typeName(value) + "' object is not a class");
  }

  /** The text, or TypeError {@code <what> must be str, not int}. */
  public static String text(Object value, String what) {
    if (value instanceof String s) {
      return s;
    }
    throw Errors.typeError(what + " must be str, not " + typeName(value));
  }

  /** The text, or {@code null} for None. */
  public static @Nullable String textOrNull(Object value, String what) {
    return value == None.NONE ? null : text(value, what);
  }

  public static Object orNone(@Nullable Object value) {
    return value == null ? None.NONE : value;
  }

  public static boolean truth(Object value) {
    return value instanceof Boolean b ? b : Ops.truthy(value);
  }

  public static String typeName(Object value) {
    return Ops.typeOf(value).name();
  }

  /** Every item of an iterable, in order. */
  public static List<Object> items(Object iterable) {
    return new ArrayList<>(Arrays.asList(Iteration.toArray(iterable)));
  }
}
