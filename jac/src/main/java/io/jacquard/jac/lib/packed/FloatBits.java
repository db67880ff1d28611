package io.jacquard.jac.lib.packed;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import java.math.BigInteger;

/** The module {@code _struct}: floats as the bits of their IEEE 754 formats. */
public final class FloatBits {
  private FloatBits() {}

  public static PyModule module() {
    return new ModuleBuilder("_struct")
        .function("bits", "(format, value)", a -> bits(Args.text(a[0], "format"), Args.real(a[1])))
        .function(
            "value", "(format, bits)", a -> value(Args.text(a[0], "format"), Args.bigInt(a[1])))
        .build();
  }

  private static Object bits(String format, double value) {
    return switch (format) {
      case "e" -> (long) Short.toUnsignedInt(Float.floatToFloat16(fitting(format, value)));
      case "f" -> Integer.toUnsignedLong(Float.floatToRawIntBits(fitting(format, value)));
      default -> Args.normalize(unsigned(Double.doubleToRawLongBits(value)));
    };
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }

  private static float fitting(String format, double value) {
    float near = (float) value;
    boolean half = format.equals("e");
    float kept = half ? Float.float16ToFloat(Float.floatToFloat16(near)) : near;
    if (Float.isInfinite(kept) && !Double.isInfinite(value)) {
      throw Errors.make("OverflowError", "float too large to pack with " + format + " format");
    }
    return near;
  }

  private static double value(String format, BigInteger bits) {
    return switch (format) {
      case "e" -> Float.float16ToFloat(bits.shortValue());
      case "f" -> Float.intBitsToFloat(bits.intValue());
      default -> Double.longBitsToDouble(bits.longValue());
    };
  }
}
