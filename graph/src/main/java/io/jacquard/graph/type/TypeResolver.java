package io.jacquard.graph.type;

import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** Finds the class of a stored object: a program's own classes and those of its library. */
@FunctionalInterface
public interface TypeResolver {

  /** The class of that qualified name ({@code module.Class}), or {@code null}. */
  @Nullable PyType find(String qualifiedName);
}
