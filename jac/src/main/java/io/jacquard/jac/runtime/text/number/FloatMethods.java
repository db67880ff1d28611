package io.jacquard.jac.runtime.text.number;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.Letters;
import io.jacquard.jac.runtime.text.Repr;
import io.jacquard.jac.runtime.text.Splitting;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.text.format.Arguments;
import io.jacquard.jac.runtime.text.format.Formatting;
import io.jacquard.jac.runtime.text.format.PercentFormat;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The methods of {@code float}, and {@code float(...)}. */
public final class FloatMethods {
  private static final Pattern HEX =
      Pattern.compile(
          "(?<sign>[+-]?)(?:0x)?(?<whole>[0-9a-f]*)(?:\\.(?<part>[0-9a-f]*))?(?:p(?<exponent>[+-]?[0-9]+))?");

  private FloatMethods() {}

  public static void install() {
    PyType type = BuiltinTypes.FLOAT;
    type.constructor(NativeFunction.of("float", "(x=0.0, /)", a -> construct(a[0])));
    type.define(
        NativeFunction.of("as_integer_ratio", "(self, /)", a -> ratio(self(a))),
        NativeFunction.of("conjugate", "(self, /)", FloatMethods::self),
        NativeFunction.of("hex", "(self, /)", a -> hex(self(a))),
        NativeFunction.of("is_integer", "(self, /)", a -> isInteger(self(a))),
        NativeFunction.of("__float__", "(self, /)", FloatMethods::self),
        NativeFunction.of(
            "__int__", "(self, /)", a -> Numerals.normalized(PercentFormat.toInteger(self(a)))),
        NativeFunction.of(
            "__format__",
            "(self, format_spec, /)",
            a -> Formatting.format(a[0], Arguments.text(a[1], "__format__() argument"))));
    type.defineClassMethod(
        NativeFunction.of("fromhex", "(type, string, /)", a -> fromHex(Arguments.text(a[1]))));
    type.defineProperty("real", value -> value);
    type.defineProperty("imag", _ -> 0.0);
  }

  private static double self(Object[] bound) {
    return (Double) bound[0];
  }

  private static Object construct(Object value) {
    return switch (value) {
      case Double _ -> value;
      case Long number -> number.doubleValue();
      case Boolean flag -> flag ? 1.0 : 0.0;
      case BigInteger number -> Formatting.toFloat(number);
      case String text -> Numerals.parseFloat(text);
      case PyBytes bytes -> Numerals.parseFloat(bytes.latin());
      default -> converted(value);
    };
  }

  private static Object converted(Object value) {
    PyType type = Ops.typeOf(value);
    if (type.lookup("__float__") != null) {
      Object answer = Ops.callMethod(value, "__float__", new Object[0], new String[0]);
      if (BoxedInstance.unbox(answer) instanceof Double number) {
        return number;
      }
      throw Errors.typeError(
          "%s.__float__ returned non-float (type %s)"
              .formatted(type.name(), Arguments.typeName(answer)));
    }
    Object integer = Indexes.integer(value);
    if (integer != null) {
      return construct(integer);
    }
    throw Errors.typeError(
        "float() argument must be a string or a real number, not '"
            + Arguments.typeName(value)
            + "'");
  }

  private static boolean isInteger(double value) {
    return !Double.isInfinite(value) && value == Math.rint(value);
  }

  private static Object ratio(double value) {
    if (Double.isInfinite(value)) {
      throw Errors.make("OverflowError", "cannot convert Infinity to integer ratio");
    }
    if (Double.isNaN(value)) {
      throw Errors.valueError("cannot convert NaN to integer ratio");
    }
    BigDecimal exact = new BigDecimal(value);
    BigInteger numerator = exact.unscaledValue();
    BigInteger denominator = BigInteger.ONE;
    if (exact.scale() > 0) {
      denominator = BigInteger.TEN.pow(exact.scale());
    } else {
      numerator = exact.toBigIntegerExact();
    }
    BigInteger divisor = numerator.gcd(denominator);
    return PyTuple.of(
        Numerals.normalized(numerator.divide(divisor)),
        Numerals.normalized(denominator.divide(divisor)));
  }

  /** {@code 0x1.8000000000000p+0}. */
  private static String hex(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Repr.ofFloat(value);
    }
    String sign = Decimal.isNegative(value) ? "-" : "";
    if (value == 0) {
      return sign + "0x0.0p+0";
    }
    int exponent = Math.getExponent(value);
    boolean normal = exponent >= Double.MIN_EXPONENT;
    long mantissa = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
    int shown = normal ? exponent : Double.MIN_EXPONENT;
    String digits = HexFormat.of().toHexDigits(mantissa, 13);
    return sign + (normal ? "0x1." : "0x0.") + digits + "p" + (shown < 0 ? "" : "+") + shown;
  }

  private static Object fromHex(String text) {
    String trimmed = Letters.lower(Splitting.BYTES.stripLeft(Splitting.BYTES.stripRight(text)));
    switch (trimmed.startsWith("+") ? trimmed.substring(1) : trimmed) {
      case "inf", "infinity", "-inf", "-infinity", "nan", "-nan" -> {
        return Numerals.parseFloat(trimmed);
      }
      default -> {}
    }
    Matcher hex = HEX.matcher(trimmed);
    if (!hex.matches()) {
      throw Errors.valueError("invalid hexadecimal floating-point string");
    }
    String part = hex.group("part") == null ? "" : hex.group("part");
    if (hex.group("whole").isEmpty() && part.isEmpty()) {
      throw Errors.valueError("invalid hexadecimal floating-point string");
    }
    String exponent = hex.group("exponent") == null ? "0" : hex.group("exponent");
    double value =
        Double.parseDouble(
            hex.group("sign") + "0x" + hex.group("whole") + "." + part + "p" + exponent);
    if (Double.isInfinite(value)) {
      throw Errors.make("OverflowError", "hexadecimal value too large to represent as a float");
    }
    return value;
  }
}
