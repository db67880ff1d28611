package io.jacquard.commons.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as Java's own maps, lists and null. */
public final class PlainValues implements JsonValues {
  public static final JsonValues INSTANCE = new PlainValues();

  private PlainValues() {}

  @Override
  public @Nullable Object none() {
    return null;
  }

  @Override
  public Object newObject() {
    return new LinkedHashMap<String, @Nullable Object>();
  }

  @Override
  @SuppressWarnings("unchecked")
  public void put(Object object, String key, @Nullable Object value) {
    ((Map<String, @Nullable Object>) object).put(key, value);
  }

  @Override
  public boolean isObject(Object value) {
    return value instanceof Map;
  }

  @Override
  public Object newArray() {
    return new ArrayList<@Nullable Object>();
  }

  @Override
  @SuppressWarnings("unchecked")
  public void add(Object array, @Nullable Object value) {
    ((List<@Nullable Object>) array).add(value);
  }
}
