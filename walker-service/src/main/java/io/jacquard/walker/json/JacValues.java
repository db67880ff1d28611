package io.jacquard.walker.json;

import io.jacquard.commons.json.JsonValues;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import org.jspecify.annotations.Nullable;

/** Makes the language's values of what a JSON reader reads. */
public final class JacValues implements JsonValues {
  public static final JsonValues INSTANCE = new JacValues();

  private JacValues() {}

  @Override
  public Object none() {
    return None.NONE;
  }

  @Override
  public Object newObject() {
    return new PyDict();
  }

  @Override
  public void put(Object object, String key, @Nullable Object value) {
    ((PyDict) object).put(key, value == null ? None.NONE : value);
  }

  @Override
  public boolean isObject(Object value) {
    return value instanceof PyDict;
  }

  @Override
  public Object newArray() {
    return new PyList();
  }

  @Override
  public void add(Object array, @Nullable Object value) {
    ((PyList) array).append(value == null ? None.NONE : value);
  }
}
