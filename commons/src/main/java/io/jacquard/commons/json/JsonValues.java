package io.jacquard.commons.json;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes the values that a {@link JsonReader} reads, so that one reader serves plain Java values and
 * the language's own. Strings are {@link String}, booleans {@link Boolean}, numbers what {@link
 * #integer} and {@link Double} give.
 */
public interface JsonValues {

  /** The value for {@code null}. */
  @Nullable Object none();

  Object newObject();

  void put(Object object, String key, @Nullable Object value);

  Object newArray();

  boolean isObject(Object value);

  void add(Object array, @Nullable Object value);

  /** An integer that does not fit a long; smaller ones are {@link Long}. */
  default Object integer(BigInteger value) {
    return value;
  }
}
