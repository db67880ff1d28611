package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.Budget;
import io.jacquard.jac.runtime.PyType.FieldSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The frame of a class body: its assignments go to a namespace. */
final class ClassFrame extends Frame {
  final Map<String, Object> namespace = new LinkedHashMap<>();
  final Map<String, FieldSpec> fields = new LinkedHashMap<>();

  ClassFrame(@Nullable Object[] slots, Budget budget) {
    super(slots, budget);
  }
}
