package io.jacquard.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to an index: entries whose first fields equal {@code prefix} and whose next field lies
 * in {@code range}, in order. Text is ordered by code point.
 *
 * @param index a declared index, or {@link IndexSpec#ID}
 * @param cursor where the page before ended; {@code null} for the first page
 */
public record Scan(
    String collection,
    String index,
    List<Object> prefix,
    Range range,
    boolean descending,
    @Nullable String cursor,
    int limit) {
  public static final int DEFAULT_LIMIT = 100;

  public Scan {
    prefix = List.copyOf(prefix);
    if (limit < 1) {
      throw new IllegalArgumentException("a page holds at least one entry, not " + limit);
    }
  }

  /** Entries whose first fields have these values. */
  public static Scan of(String collection, String index, Object... prefix) {
    return new Scan(collection, index, List.of(prefix), Range.ALL, false, null, DEFAULT_LIMIT);
  }

  /** All documents of a collection in the order of their ids. */
  public static Scan all(String collection) {
    return of(collection, IndexSpec.ID);
  }

  public Scan within(Range next) {
    return new Scan(collection, index, prefix, next, descending, cursor, limit);
  }

  public Scan backwards() {
    return new Scan(collection, index, prefix, range, true, cursor, limit);
  }

  public Scan from(@Nullable String next) {
    return new Scan(collection, index, prefix, range, descending, next, limit);
  }

  public Scan limit(int most) {
    return new Scan(collection, index, prefix, range, descending, cursor, most);
  }

  /**
   * Bounds on the field after the prefix (the id where the index has no further field).
   *
   * @param from the least value inside, {@code null} for none
   * @param until the least value beyond, {@code null} for none
   */
  public record Range(@Nullable Object from, @Nullable Object until) {
    public static final Range ALL = new Range(null, null);

    public static Range between(Object from, Object until) {
      return new Range(from, until);
    }

    public static Range atLeast(Object from) {
      return new Range(from, null);
    }

    public static Range below(Object until) {
      return new Range(null, until);
    }
  }
}
