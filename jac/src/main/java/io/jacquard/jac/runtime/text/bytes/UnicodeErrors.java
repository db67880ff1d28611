package io.jacquard.jac.runtime.text.bytes;

import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.PyException;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.Repr;
import io.jacquard.jac.runtime.text.Strings;
import io.jacquard.jac.runtime.type.BuiltinTypes;

/** The texts of UnicodeEncodeError and UnicodeDecodeError, made of their five arguments. */
public final class UnicodeErrors {
  private UnicodeErrors() {}

  public static void install() {
    for (String name : new String[] {"UnicodeEncodeError", "UnicodeDecodeError"}) {
      BuiltinTypes.named(name)
          .define(NativeFunction.of("__str__", "(self, /)", a -> text((PyException) a[0])));
      String[] attributes = {"encoding", "object", "start", "end", "reason"};
      for (int i = 0; i < attributes.length; i++) {
        int index = i;
        BuiltinTypes.named(name)
            .defineProperty(attributes[i], e -> ((PyException) e).arguments()[index]);
      }
    }
  }

  private static String text(PyException error) {
    Object[] parts = error.arguments();
    if (parts.length != 5) {
      return parts.length == 1 ? Ops.str(parts[0]) : Ops.str(PyTuple.of(parts));
    }
    int start = ((Long) parts[2]).intValue();
    int end = ((Long) parts[3]).intValue();
    boolean encoding = parts[1] instanceof String;
    return "'%s' codec can't %s %s: %s"
        .formatted(
            parts[0],
            encoding ? "encode" : "decode",
            encoding
                ? characters((String) parts[1], start, end)
                : bytes((PyBytes) parts[1], start, end),
            parts[4]);
  }

  private static String characters(String text, int start, int end) {
    if (end - start > 1) {
      return "characters in position %d-%d".formatted(start, end - 1);
    }
    int point = text.codePointAt(Strings.offset(text, start));
    return "character '%s' in position %d".formatted(Repr.escaped(point), start);
  }

  private static String bytes(PyBytes bytes, int start, int end) {
    if (end - start > 1) {
      return "bytes in position %d-%d".formatted(start, end - 1);
    }
    return "byte 0x%02x in position %d".formatted(bytes.toByteArray()[start] & 0xFF, start);
  }
}
