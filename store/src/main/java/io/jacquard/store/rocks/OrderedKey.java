package io.jacquard.store.rocks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Builds byte keys whose unsigned order is the order of the values written into them. Text ends in
 * 00 01 and has 00 FF for a zero byte, so that no value is the beginning of another.
 */
final class OrderedKey {
  private static final byte FALSE = 0x10;
  private static final byte TRUE = 0x11;
  private static final byte LONG = 0x20;
  private static final byte DOUBLE = 0x28;
  private static final byte TEXT = 0x30;
  private static final byte END = 0x01;
  private static final byte ZERO = (byte) 0xFF;

  private byte[] bytes = new byte[64];
  private int size;

  OrderedKey octet(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
    return this;
  }

  /** A small number in two bytes. */
  OrderedKey number(int value) {
    return octet(value >>> 8).octet(value);
  }

  /** A whole number, untagged. */
  OrderedKey fixed(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      octet((int) (value >>> shift));
    }
    return this;
  }

  /** Text that ends the key. */
  OrderedKey rest(String text) {
    return raw(text.getBytes(StandardCharsets.UTF_8));
  }

  OrderedKey raw(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return this;
  }

  /** Whether a value can be part of an index. */
  static boolean orders(Object value) {
    return value instanceof String
        || value instanceof Long
        || value instanceof Integer
        || value instanceof Double
        || value instanceof Boolean;
  }

  /** An indexed value. */
  OrderedKey value(Object value) {
    return switch (value) {
      case String text -> text(text);
      case Long number -> octet(LONG).fixed(number ^ Long.MIN_VALUE);
      case Integer number -> octet(LONG).fixed(number ^ Long.MIN_VALUE);
      case Double number -> octet(DOUBLE).fixed(ordered(number));
      case Boolean truth -> octet(truth ? TRUE : FALSE);
      default ->
          throw new IllegalArgumentException(
              "an index orders text, numbers and booleans, not " + value.getClass().getName());
    };
  }

  private OrderedKey text(String text) {
    octet(TEXT);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    reserve(2 * utf8.length + 2);
    for (byte b : utf8) {
      bytes[size++] = b;
      if (b == 0) {
        bytes[size++] = ZERO;
      }
    }
    return octet(0).octet(END);
  }

  private static long ordered(double value) {
    long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** Where the value that starts at an offset ends. */
  static int skip(byte[] key, int offset) {
    return switch (key[offset]) {
      case FALSE, TRUE -> offset + 1;
      case LONG, DOUBLE -> offset + 9;
      default -> {
        int at = offset + 1;
        while (key[at] != 0 || key[at + 1] != END) {
          at += key[at] == 0 ? 2 : 1;
        }
        yield at + 2;
      }
    };
  }

  /** The least key that is greater than all keys that start with this one. */
  static byte[] after(byte[] prefix) {
    int length = prefix.length;
    while (prefix[length - 1] == (byte) 0xFF) {
      length--;
    }
    byte[] next = Arrays.copyOf(prefix, length);
    next[length - 1]++;
    return next;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
