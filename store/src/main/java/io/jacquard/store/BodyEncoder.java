package io.jacquard.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the fields of a {@link Body}: a format byte, then tagged values with varint lengths. */
final class BodyEncoder {
  static final byte FORMAT = 1;
  static final byte NULL = 0;
  static final byte FALSE = 1;
  static final byte TRUE = 2;
  static final byte LONG = 3;
  static final byte DOUBLE = 4;
  static final byte TEXT = 5;
  static final byte BYTES = 6;
  static final byte LIST = 7;
  static final byte MAP = 8;

  private static final int DEEPEST = 500;

  private byte[] bytes = new byte[128];
  private int size;
  private int depth;

  private BodyEncoder() {}

  static byte[] encode(Map<String, ? extends @Nullable Object> fields) {
    BodyEncoder encoder = new BodyEncoder();
    encoder.octet(FORMAT);
    encoder.map("", fields);
    return Arrays.copyOf(encoder.bytes, encoder.size);
  }

  private void value(String path, @Nullable Object value) {
    switch (value) {
      case null -> octet(NULL);
      case String text -> {
        octet(TEXT);
        text(text);
      }
      case Long number -> number(number);
      case Integer number -> number(number);
      case Boolean truth -> octet(truth ? TRUE : FALSE);
      case Double number -> {
        octet(DOUBLE);
        fixed(Double.doubleToRawLongBits(number));
      }
      case List<?> list -> list(path, list);
      case Map<?, ?> map -> {
        octet(MAP);
        map(path, map);
      }
      case byte[] binary -> {
        octet(BYTES);
        chunk(binary);
      }
      default ->
          throw new IllegalArgumentException(
              "field '"
                  + path
                  + "' holds a "
                  + value.getClass().getName()
                  + ", which is no body value");
    }
  }

  private void number(long number) {
    octet(LONG);
    varint((number << 1) ^ (number >> 63));
  }

  private void list(String path, List<?> list) {
    octet(LIST);
    varint(list.size());
    enter(path);
    for (Object item : list) {
      value(path, item);
    }
    depth--;
  }

  private void map(String path, Map<?, ?> map) {
    varint(map.size());
    enter(path);
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String key)) {
        throw new IllegalArgumentException("field '" + path + "' has a key that is no text");
      }
      text(key);
      value(path.isEmpty() ? key : path, entry.getValue());
    }
    depth--;
  }

  private void enter(String path) {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException(
          "field '" + path + "' is nested deeper than " + DEEPEST + " levels");
    }
  }

  private void text(String text) {
    chunk(text.getBytes(StandardCharsets.UTF_8));
  }

  private void chunk(byte[] chunk) {
    varint(chunk.length);
    reserve(chunk.length);
    System.arraycopy(chunk, 0, bytes, size, chunk.length);
    size += chunk.length;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      octet((byte) (rest | 0x80));
      rest >>>= 7;
    }
    octet((byte) rest);
  }

  private void fixed(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      octet((byte) (value >>> shift));
    }
  }

  private void octet(byte value) {
    reserve(1);
    bytes[size++] = value;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
