package io.jacquard.jac.runtime.text.bytes;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.type.PyType;

/** The methods that change a {@code bytearray}. */
final class BytearrayMethods {
  private static final String OUT_OF_RANGE = "byte must be in range(0, 256)";

  private BytearrayMethods() {}

  static void install(PyType type) {
    type.define(
        changing("append", "(self, item, /)", a -> splice(self(a), self(a).size(), item(a[1]))),
        changing("clear", "(self, /)", a -> self(a).splice(0, self(a).size(), new byte[0])),
        changing(
            "extend",
            "(self, iterable, /)",
            a -> splice(self(a), self(a).size(), PyBytes.bytesOf(a[1]))),
        changing("insert", "(self, index, item, /)", BytearrayMethods::insert),
        changing("remove", "(self, value, /)", BytearrayMethods::remove),
        changing("reverse", "(self, /)", BytearrayMethods::reverse),
        NativeFunction.of("pop", "(self, index=-1, /)", BytearrayMethods::pop),
        NativeFunction.of("copy", "(self, /)", a -> PyBytes.of(self(a).toByteArray(), true)),
        changing("__setitem__", "(self, key, value, /)", a -> self(a).setItem(a[1], a[2])),
        changing("__delitem__", "(self, key, /)", a -> self(a).delItem(a[1])));
  }

  /** A change that answers nothing. */
  @FunctionalInterface
  private interface Change {
    void apply(Object[] bound);
  }

  private static NativeFunction changing(String name, String signature, Change change) {
    return NativeFunction.of(
        name,
        signature,
        a -> {
          change.apply(a);
          return None.NONE;
        });
  }

  private static PyBytes self(Object[] bound) {
    return (PyBytes) bound[0];
  }

  private static byte[] item(Object value) {
    return new byte[] {PyBytes.byteOf(value, OUT_OF_RANGE)};
  }

  private static void splice(PyBytes bytes, int at, byte[] content) {
    bytes.splice(at, at, content);
  }

  private static void insert(Object[] bound) {
    splice(self(bound), Indexes.bound(bound[1], self(bound).size(), 0), item(bound[2]));
  }

  private static void remove(Object[] bound) {
    int found = self(bound).latin().indexOf(PyBytes.byteOf(bound[1], OUT_OF_RANGE) & 0xFF);
    if (found < 0) {
      throw Errors.valueError("value not found in bytearray");
    }
    self(bound).splice(found, found + 1, new byte[0]);
  }

  private static void reverse(Object[] bound) {
    String reversed = new StringBuilder(self(bound).latin()).reverse().toString();
    self(bound).splice(0, self(bound).size(), PyBytes.ofLatin(reversed, false).toByteArray());
  }

  private static Object pop(Object[] bound) {
    PyBytes bytes = self(bound);
    if (bytes.size() == 0) {
      throw Errors.indexError("pop from empty bytearray");
    }
    long index = Indexes.required(bound[1]);
    long position = index < 0 ? index + bytes.size() : index;
    if (position < 0 || position >= bytes.size()) {
      throw Errors.indexError("pop index out of range");
    }
    Object taken = bytes.getItem(position);
    bytes.splice((int) position, (int) position + 1, new byte[0]);
    return taken;
  }
}
