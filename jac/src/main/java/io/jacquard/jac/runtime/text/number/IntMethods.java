package io.jacquard.jac.runtime.text.number;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.Sizes;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.number.Numbers;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.text.format.Arguments;
import io.jacquard.jac.runtime.text.format.Formatting;
import io.jacquard.jac.runtime.text.format.PercentFormat;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The methods of {@code int}, and {@code int(...)}. */
public final class IntMethods {
  private IntMethods() {}

  public static void install() {
    PyType type = BuiltinTypes.INT;
    type.constructor(NativeFunction.of("int", "(x=?, /, base=?)", IntMethods::construct));
    type.define(
        NativeFunction.of("bit_length", "(self, /)", a -> (long) big(a[0]).abs().bitLength()),
        NativeFunction.of("bit_count", "(self, /)", a -> (long) big(a[0]).abs().bitCount()),
        NativeFunction.of("conjugate", "(self, /)", a -> integer(a[0])),
        NativeFunction.of("is_integer", "(self, /)", _ -> true),
        NativeFunction.of("as_integer_ratio", "(self, /)", a -> PyTuple.of(integer(a[0]), 1L)),
        NativeFunction.of(
            "to_bytes",
            "(self, /, length=1, byteorder='big', *, signed=False)",
            IntMethods::toBytes),
        NativeFunction.of("__index__", "(self, /)", a -> integer(a[0])),
        NativeFunction.of("__int__", "(self, /)", a -> integer(a[0])),
        NativeFunction.of("__float__", "(self, /)", a -> Formatting.toFloat(big(a[0]))),
        NativeFunction.of(
            "__format__",
            "(self, format_spec, /)",
            a -> Formatting.format(a[0], Arguments.text(a[1], "__format__() argument"))));
    type.defineClassMethod(
        NativeFunction.of(
            "from_bytes",
            "(type, /, bytes, byteorder='big', *, signed=False)",
            IntMethods::fromBytes));
    type.defineProperty("real", IntMethods::integer);
    type.defineProperty("imag", _ -> 0L);
    type.defineProperty("numerator", IntMethods::integer);
    type.defineProperty("denominator", _ -> 1L);
  }

  private static Object integer(Object value) {
    Object integer = Indexes.integer(value);
    if (integer == null) {
      throw Errors.typeError(
          "'" + Arguments.typeName(value) + "' object cannot be interpreted as an integer");
    }
    return integer;
  }

  private static BigInteger big(Object value) {
    return integer(value) instanceof BigInteger big
        ? big
        : BigInteger.valueOf((Long) integer(value));
  }

  private static Object construct(@Nullable Object[] bound) {
    Object value = bound[0];
    Object base = bound[1];
    if (base != null) {
      return parsed(value, base);
    }
    return switch (value) {
      case null -> 0L;
      case Long _, BigInteger _ -> value;
      case Boolean flag -> flag ? 1L : 0L;
      case Double number -> ofDouble(number);
      case String text -> Numerals.parseInt(text, 10);
      case PyBytes bytes -> parseBytes(bytes, 10);
      default -> converted(value);
    };
  }

  /** {@code int(number)}: towards zero. */
  private static Object ofDouble(double number) {
    return Math.abs(number) < 9e18
        ? (Object) (long) number
        : Numerals.normalized(PercentFormat.toInteger(number));
  }

  private static Object parsed(@Nullable Object value, Object base) {
    if (value == null) {
      throw Errors.typeError("int() missing string argument");
    }
    int radix = Indexes.capped(base);
    return switch (value) {
      case String text -> Numerals.parseInt(text, radix);
      case PyBytes bytes -> parseBytes(bytes, radix);
      default -> throw Errors.typeError("int() can't convert non-string with explicit base");
    };
  }

  private static Object parseBytes(PyBytes bytes, int radix) {
    String digits = bytes.latin();
    boolean ascii = digits.chars().allMatch(c -> c < 0x80);
    return Numerals.parseInt(ascii ? digits : "", radix, bytes.repr());
  }

  private static Object converted(Object value) {
    for (String method : new String[] {"__int__", "__index__", "__trunc__"}) {
      if (Ops.typeOf(value).lookup(method) != null) {
        Object answer = Ops.callMethod(value, method, new Object[0], new String[0]);
        if (!Numbers.isInt(BoxedInstance.unbox(answer))) {
          throw Errors.typeError(
              method + " returned non-int (type " + Arguments.typeName(answer) + ")");
        }
        return integer(answer);
      }
    }
    throw Errors.typeError(
        "int() argument must be a string, a bytes-like object or a real number, not '"
            + Arguments.typeName(value)
            + "'");
  }

  private static Object toBytes(Object[] bound) {
    BigInteger value = big(bound[0]);
    long wanted = Indexes.required(bound[1]);
    boolean little = isLittle(bound[2], "to_bytes");
    boolean signed = Ops.truthy(bound[3]);
    if (wanted < 0) {
      throw Errors.valueError("length argument must be non-negative");
    }
    int length = Sizes.check(wanted);
    if (!signed && value.signum() < 0) {
      throw Errors.make("OverflowError", "can't convert negative int to unsigned");
    }
    int bits = signed ? value.bitLength() + 1 : value.bitLength();
    if (bits > length * 8L && !(value.signum() == 0 && length == 0)) {
      throw Errors.make("OverflowError", "int too big to convert");
    }
    byte[] minimal = value.toByteArray();
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) (value.signum() < 0 ? 0xFF : 0));
    int copied = Math.min(minimal.length, length);
    System.arraycopy(minimal, minimal.length - copied, bytes, length - copied, copied);
    return PyBytes.of(little ? reversed(bytes) : bytes);
  }

  private static Object fromBytes(Object[] bound) {
    if (bound[1] instanceof String || Indexes.integer(bound[1]) != null) {
      throw Errors.typeError(
          "cannot convert '" + Arguments.typeName(bound[1]) + "' object to bytes");
    }
    byte[] bytes = PyBytes.bytesOf(bound[1]);
    byte[] ordered = isLittle(bound[2], "from_bytes") ? reversed(bytes) : bytes;
    if (ordered.length == 0) {
      return 0L;
    }
    return Numerals.normalized(
        Ops.truthy(bound[3]) ? new BigInteger(ordered) : new BigInteger(1, ordered));
  }

  private static boolean isLittle(Object order, String method) {
    return switch (Arguments.text(order, method + "() argument 'byteorder'")) {
      case "little" -> true;
      case "big" -> false;
      default -> throw Errors.valueError("byteorder must be either 'little' or 'big'");
    };
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
