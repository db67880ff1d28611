package io.jacquard.graph;

import io.jacquard.graph.type.TypeResolver;
import io.jacquard.jac.runtime.type.PyType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program that has just these classes. */
final class ClassesByName implements TypeResolver {
  private final Map<String, PyType> classes = new HashMap<>();

  ClassesByName(List<PyType> classes) {
    classes.forEach(type -> this.classes.put(type.qualifiedName(), type));
  }

  @Override
  public @Nullable PyType find(String qualifiedName) {
    return classes.get(qualifiedName);
  }
}
