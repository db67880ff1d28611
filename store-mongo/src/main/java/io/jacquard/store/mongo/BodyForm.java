package io.jacquard.store.mongo;

import io.jacquard.store.Body;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Bodies as MongoDB keeps them: as plain fields that an operator can read and query, or, where BSON
 * cannot hold one (a key with a zero character, too deep, too large), as its encoded bytes.
 */
final class BodyForm {
  /** BSON takes 16 MB for everything; an index entry stands beside the body. */
  private static final int LARGEST = 14 << 20;

  /** The server takes 180 levels, the document around the body included. */
  private static final int DEEPEST = 150;

  /** Type, longest list index and length of a value: what BSON adds at most. */
  private static final int OVERHEAD = 20;

  private static final int LONGEST_CHARACTER = 3;

  private BodyForm() {}

  static Object toBson(Body body) {
    Map<String, @Nullable Object> fields = body.fields();
    return new Measure().fits(fields, 0) ? fields : new Binary(body.encoded());
  }

  static Body fromBson(Object stored) {
    return switch (stored) {
      case Binary encoded -> Body.ofEncoded(encoded.getData());
      case Map<?, ?> fields -> Body.of(map(fields));
      default ->
          throw new IllegalStateException("a body is stored as " + stored.getClass().getName());
    };
  }

  private static Map<String, @Nullable Object> map(Map<?, ?> stored) {
    Map<String, @Nullable Object> fields = LinkedHashMap.newLinkedHashMap(stored.size());
    stored.forEach((name, value) -> fields.put((String) name, value(value)));
    return fields;
  }

  private static @Nullable Object value(@Nullable Object stored) {
    return switch (stored) {
      case Map<?, ?> fields -> map(fields);
      case List<?> items -> {
        List<@Nullable Object> list = new ArrayList<>(items.size());
        items.forEach(item -> list.add(value(item)));
        yield list;
      }
      case Binary bytes -> bytes.getData();
      case null, default -> stored;
    };
  }

  /** Bounds what a body takes as BSON. */
  private static final class Measure {
    private long size;

    boolean fits(@Nullable Object value, int depth) {
      size += OVERHEAD;
      return size <= LARGEST
          && switch (value) {
            case String text -> {
              size += (long) text.length() * LONGEST_CHARACTER;
              yield size <= LARGEST;
            }
            case byte[] bytes -> {
              size += bytes.length;
              yield size <= LARGEST;
            }
            case List<?> items ->
                depth < DEEPEST && items.stream().allMatch(item -> fits(item, depth + 1));
            case Map<?, ?> fields ->
                depth < DEEPEST
                    && fields.entrySet().stream()
                        .allMatch(
                            field -> named(field.getKey()) && fits(field.getValue(), depth + 1));
            case null, default -> true;
          };
    }

    private boolean named(Object key) {
      String name = (String) key;
      size += (long) name.length() * LONGEST_CHARACTER;
      return name.indexOf('\0') < 0;
    }
  }
}
