package io.jacquard.jac.eval.type;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.type.PyType.FieldSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The frame of a class body: its assignments go to a namespace. */
public final class ClassFrame extends Frame {
  public final Map<String, Object> namespace;
  final Map<String, FieldSpec> fields = new LinkedHashMap<>();
  private final @Nullable Object prepared;

  ClassFrame(@Nullable Object[] slots, Budget budget) {
    super(slots, budget);
    this.namespace = new LinkedHashMap<>();
    this.prepared = null;
  }

  /** Takes what {@code __prepare__} of a metaclass answered for the namespace. */
  ClassFrame(@Nullable Object[] slots, Budget budget, Object prepared) {
    super(slots, budget);
    this.namespace = new PreparedNamespace(prepared);
    this.prepared = prepared;
  }

  /** The namespace as a value of the language. */
  Object names() {
    return prepared == null ? PyDict.copyOf(namespace) : prepared;
  }
}
