package io.jacquard.jac.eval.type;

import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a class body, kept by a mapping of the program that is asked for each of them. */
final class PreparedNamespace extends AbstractMap<String, Object> {
  private final Object mapping;

  PreparedNamespace(Object mapping) {
    this.mapping = mapping;
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    try {
      return name == null ? null : Ops.getItem(mapping, name);
    } catch (JacError e) {
      if (e.isA("KeyError")) {
        return null;
      }
      throw e;
    }
  }

  @Override
  public @Nullable Object put(String name, Object value) {
    Ops.setItem(mapping, name, value);
    return null;
  }

  @Override
  public @Nullable Object remove(@Nullable Object name) {
    Object before = get(name);
    if (name != null && before != null) {
      Ops.delItem(mapping, name);
    }
    return before;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    Map<String, Object> names = new LinkedHashMap<>();
    for (Object name : Iteration.toArray(mapping)) {
      if (name instanceof String text) {
        names.put(text, Ops.getItem(mapping, name));
      }
    }
    return names.entrySet();
  }
}
