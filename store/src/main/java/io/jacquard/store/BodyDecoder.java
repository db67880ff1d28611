package io.jacquard.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BodyEncoder} wrote. */
final class BodyDecoder {
  private final byte[] bytes;
  private int at;

  private BodyDecoder(byte[] bytes) {
    this.bytes = bytes;
  }

  static Map<String, @Nullable Object> decode(byte[] encoded) {
    BodyDecoder decoder = new BodyDecoder(encoded);
    byte format = decoder.octet();
    if (format != BodyEncoder.FORMAT) {
      throw new StoreException("a document has the unknown format " + format);
    }
    return decoder.map();
  }

  private @Nullable Object value() {
    byte tag = octet();
    return switch (tag) {
      case BodyEncoder.NULL -> null;
      case BodyEncoder.FALSE -> false;
      case BodyEncoder.TRUE -> true;
      case BodyEncoder.LONG -> number();
      case BodyEncoder.DOUBLE -> Double.longBitsToDouble(fixed());
      case BodyEncoder.TEXT -> text();
      case BodyEncoder.BYTES -> binary();
      case BodyEncoder.LIST -> list();
      case BodyEncoder.MAP -> map();
      default -> throw new StoreException("a document has the unknown value tag " + tag);
    };
  }

  private long number() {
    long zigzag = varint();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  private List<@Nullable Object> list() {
    int count = length();
    List<@Nullable Object> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(value());
    }
    return Collections.unmodifiableList(list);
  }

  private Map<String, @Nullable Object> map() {
    int count = length();
    Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      map.put(text(), value());
    }
    return Collections.unmodifiableMap(map);
  }

  private String text() {
    int length = length();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  private byte[] binary() {
    int length = length();
    byte[] chunk = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return chunk;
  }

  private int length() {
    long length = varint();
    if (length < 0 || length > bytes.length - at) {
      throw new StoreException("a document is damaged: a length of " + length + " at byte " + at);
    }
    return (int) length;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = octet();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new StoreException("a document is damaged: an endless number at byte " + at);
  }

  private long fixed() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | (octet() & 0xFF);
    }
    return value;
  }

  private byte octet() {
    if (at >= bytes.length) {
      throw new StoreException("a document is damaged: it ends at byte " + at);
    }
    return bytes[at++];
  }
}
