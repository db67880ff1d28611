package io.jacquard.store;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a document: named values, each {@code null}, Boolean, Long, Double, String,
 * byte[], List or Map with text keys. Kept as encoded bytes and decoded at the first question, so
 * that one record serves many readers; equal when the encoded forms are.
 */
public final class Body {
  /** The most bytes that the encoded form of a stored body may have: 12 MB. */
  public static final int LARGEST = 12 << 20;

  public static final Body EMPTY = of(Map.of());

  private final byte[] encoded;
  private volatile @Nullable Map<String, @Nullable Object> fields;

  private Body(byte[] encoded) {
    this.encoded = encoded;
  }

  /**
   * The body with these fields; Integer is taken as Long. Later changes of the map are not seen.
   *
   * @throws IllegalArgumentException naming the field that holds anything else
   */
  public static Body of(Map<String, ? extends @Nullable Object> fields) {
    return new Body(BodyEncoder.encode(fields));
  }

  /** The body that {@link #encoded} gave; the bytes must not change any more. */
  public static Body ofEncoded(byte[] encoded) {
    return new Body(encoded);
  }

  /**
   * The fields in the order they were given; unmodifiable in depth, byte arrays must not change.
   */
  public Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> decoded = fields;
    if (decoded == null) {
      decoded = BodyDecoder.decode(encoded);
      fields = decoded;
    }
    return decoded;
  }

  /** The value at a dotted path, or {@code null}. */
  public @Nullable Object at(String path) {
    Object value = fields();
    int start = 0;
    while (value instanceof Map<?, ?> map) {
      int dot = path.indexOf('.', start);
      if (dot < 0) {
        return map.get(path.substring(start));
      }
      value = map.get(path.substring(start, dot));
      start = dot + 1;
    }
    return null;
  }

  /** The bytes a store keeps; must not be changed. */
  public byte[] encoded() {
    return encoded;
  }

  /** The length of the encoded form in bytes. */
  public int size() {
    return encoded.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Body body && Arrays.equals(encoded, body.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  @Override
  public String toString() {
    return fields().toString();
  }
}
