package io.jacquard.jac.runtime.type;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class's own attributes in definition order. Calls on several threads share it, so every access
 * is atomic; iteration is over a snapshot. Each change tells the class, whose caches depend on it.
 */
final class ClassNamespace extends AbstractMap<String, Object> {
  private final PyType owner;
  private final Map<String, Object> entries = new LinkedHashMap<>();

  ClassNamespace(PyType owner) {
    this.owner = owner;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    synchronized (entries) {
      return entries.get(key);
    }
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public @Nullable Object put(String key, Object value) {
    Object before;
    synchronized (entries) {
      before = entries.put(key, value);
    }
    owner.changed(key, before, value);
    return before;
  }

  @Override
  public @Nullable Object remove(@Nullable Object key) {
    Object before;
    synchronized (entries) {
      before = entries.remove(key);
    }
    if (before != null) {
      owner.changed(String.valueOf(key), before, null);
    }
    return before;
  }

  @Override
  public int size() {
    synchronized (entries) {
      return entries.size();
    }
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    synchronized (entries) {
      return new LinkedHashMap<>(entries).entrySet();
    }
  }
}
