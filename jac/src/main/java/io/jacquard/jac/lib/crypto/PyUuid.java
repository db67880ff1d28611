package io.jacquard.jac.lib.crypto;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.PyType;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A {@code uuid.UUID}: 128 bits. */
record PyUuid(BigInteger bits) implements NativeValue {
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(128);
  static final PyType TYPE = define();

  static PyUuid of(byte[] sixteen) {
    return new PyUuid(new BigInteger(1, sixteen));
  }

  /** The bits with variant and version as RFC 9562 wants them. */
  static PyUuid stamped(byte[] sixteen, int version) {
    byte[] bytes = sixteen.clone();
    bytes[6] = (byte) ((bytes[6] & 0x0f) | (version << 4));
    bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
    return of(bytes);
  }

  private static PyType define() {
    ClassBuilder type =
        new ClassBuilder("uuid", "UUID")
            .constructor(
                "(hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None)",
                PyUuid::construct)
            .property("hex", PyUuid.class, PyUuid::hex)
            .property("int", PyUuid.class, u -> Args.normalize(u.bits))
            .property("bytes", PyUuid.class, u -> PyBytes.of(u.bytes()))
            .property("bytes_le", PyUuid.class, u -> PyBytes.of(swapped(u.bytes())))
            .property("urn", PyUuid.class, u -> "urn:uuid:" + u.str())
            .property(
                "version", PyUuid.class, u -> u.version() == 0 ? None.NONE : (Object) u.version())
            .property("variant", PyUuid.class, PyUuid::variant)
            .property("fields", PyUuid.class, PyUuid::fields)
            .property("time", PyUuid.class, PyUuid::time)
            .property("clock_seq", PyUuid.class, PyUuid::clockSequence)
            .method("__int__", PyUuid.class, u -> Args.normalize(u.bits))
            .method("__str__", PyUuid.class, PyUuid::str);
    String[] names = {
      "time_low", "time_mid", "time_hi_version", "clock_seq_hi_variant", "clock_seq_low", "node"
    };
    for (int i = 0; i < names.length; i++) {
      int index = i;
      type.property(names[i], PyUuid.class, u -> u.fields().get(index));
    }
    return type.build();
  }

  /** Fourteen bits: two bits of the upper byte tell the variant. */
  private long clockSequence() {
    return ((Args.integer(fields().get(3)) & 0x3f) << 8) | Args.integer(fields().get(4));
  }

  private static Object construct(Object[] a) {
    int given = 0;
    for (int i = 0; i < 5; i++) {
      given += a[i] == None.NONE ? 0 : 1;
    }
    if (given != 1) {
      throw Errors.typeError(
          "one of the hex, bytes, bytes_le, fields, or int arguments must be given");
    }
    PyUuid value;
    if (a[0] != None.NONE) {
      value = parse(a[0]);
    } else if (a[1] != None.NONE) {
      value = of(sixteen(a[1], "bytes is not a 16-char string"));
    } else if (a[2] != None.NONE) {
      value = of(swapped(sixteen(a[2], "bytes_le is not a 16-char string")));
    } else if (a[3] != None.NONE) {
      value = ofFields(a[3]);
    } else {
      value = ofInt(Args.bigInt(a[4]));
    }
    if (a[5] == None.NONE) {
      return value;
    }
    long version = Args.integer(a[5]);
    if (version < 1 || version > 5) {
      throw Errors.valueError("illegal version number");
    }
    return stamped(value.bytes(), (int) version);
  }

  private static PyUuid parse(Object text) {
    if (!(text instanceof String s)) {
      throw Errors.attributeError(
          "'" + Args.typeName(text) + "' object has no attribute 'replace'");
    }
    String hex = s.replace("urn:", "").replace("uuid:", "");
    hex = strip(hex).replace("-", "");
    if (hex.length() != 32) {
      throw Errors.valueError("badly formed hexadecimal UUID string");
    }
    for (int i = 0; i < 32; i++) {
      if (Character.digit(hex.charAt(i), 16) < 0) {
        throw Errors.valueError(
            "invalid literal for int() with base 16: "
                + io.jacquard.jac.runtime.operator.Ops.repr(hex));
      }
    }
    return new PyUuid(new BigInteger(hex, 16));
  }

  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && "{}".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "{}".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  private static PyUuid ofInt(BigInteger value) {
    if (value.signum() < 0 || value.compareTo(LIMIT) >= 0) {
      throw Errors.valueError("int is out of range (need a 128-bit value)");
    }
    return new PyUuid(value);
  }

  private static byte[] sixteen(Object value, String message) {
    byte[] bytes = Bytes.of(value);
    if (bytes.length != 16) {
      throw Errors.valueError(message);
    }
    return bytes;
  }

  private static PyUuid ofFields(Object fields) {
    var parts = Args.items(fields);
    if (parts.size() != 6) {
      throw Errors.valueError("fields is not a 6-tuple");
    }
    int[] widths = {32, 16, 16, 8, 8, 48};
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < widths.length; i++) {
      BigInteger part = Args.bigInt(parts.get(i));
      if (part.signum() < 0 || part.bitLength() > widths[i]) {
        throw Errors.valueError(
            "field "
                + (i + 1)
                + " out of range (need a"
                + (widths[i] == 8 ? "n " : " ")
                + widths[i]
                + "-bit value)");
      }
      value = value.shiftLeft(widths[i]).or(part);
    }
    return new PyUuid(value);
  }

  byte[] bytes() {
    byte[] result = new byte[16];
    byte[] magnitude = bits.toByteArray();
    int length = Math.min(16, magnitude.length);
    System.arraycopy(magnitude, magnitude.length - length, result, 16 - length, length);
    return result;
  }

  /** Time fields in the other byte order. */
  private static byte[] swapped(byte[] b) {
    return new byte[] {
      b[3], b[2], b[1], b[0], b[5], b[4], b[7], b[6], b[8], b[9], b[10], b[11], b[12], b[13], b[14],
      b[15]
    };
  }

  private String hex() {
    String digits = bits.toString(16);
    return "0".repeat(32 - digits.length()) + digits;
  }

  private long variantBits() {
    return bits.shiftRight(62).intValue() & 3;
  }

  private long version() {
    return variantBits() == 2 ? bits.shiftRight(76).intValue() & 15 : 0;
  }

  private String variant() {
    long high = bits.shiftRight(61).intValue() & 7;
    if ((high & 4) == 0) {
      return "reserved for NCS compatibility";
    }
    if ((high & 2) == 0) {
      return "specified in RFC 4122";
    }
    return (high & 1) == 0
        ? "reserved for Microsoft compatibility"
        : "reserved for future definition";
  }

  private PyTuple fields() {
    return PyTuple.of(
        part(96, 32), part(80, 16), part(64, 16), part(56, 8), part(48, 8), part(0, 48));
  }

  private Object part(int shift, int width) {
    return bits.shiftRight(shift)
        .and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE))
        .longValue();
  }

  private Object time() {
    long high = (long) part(64, 16) & 0x0fff;
    return high << 48 | (long) part(80, 16) << 32 | (long) part(96, 32);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean equalTo(Object other) {
    return equals(other);
  }

  @Override
  public long hash() {
    return bits.hashCode();
  }

  @Override
  public @Nullable Boolean compare(Operator operator, Object other) {
    return other instanceof PyUuid u ? operator.holds(bits.compareTo(u.bits)) : null;
  }

  @Override
  public String repr() {
    return "UUID('" + str() + "')";
  }

  @Override
  public String str() {
    String h = hex().toLowerCase(Locale.ROOT);
    return h.substring(0, 8)
        + "-"
        + h.substring(8, 12)
        + "-"
        + h.substring(12, 16)
        + "-"
        + h.substring(16, 20)
        + "-"
        + h.substring(20);
  }
}
