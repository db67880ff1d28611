package io.jacquard.jac.lib.typing;

import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.jac.runtime.PyType.FieldSpec;
import io.jacquard.jac.runtime.container.PyDict;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PySet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that {@code @dataclass} finds in a plain class: its annotated names. */
final class DataclassFields {
  private DataclassFields() {}

  /** Those of the bases first; a redefined field keeps its place. */
  static List<FieldSpec> of(PyType type) {
    Map<String, FieldSpec> all = new LinkedHashMap<>();
    for (PyType base : type.bases().reversed()) {
      base.fields().forEach(field -> all.put(field.name(), field));
    }
    if (type.namespace().get("__annotations__") instanceof PyDict annotations) {
      annotations.forEach((name, annotation) ->
          all.put((String) name, field(type, (String) name, Ops.str(annotation))));
    }
    checkOrder(all);
    return List.copyOf(all.values());
  }

  private static FieldSpec field(PyType type, String name, String annotation) {
    Object value = type.namespace().get(name);
    if (value == null) {
      return new FieldSpec(name, annotation, null, false);
    }
    if (value instanceof PyList || value instanceof PyDict || value instanceof PySet) {
      throw Errors.valueError(
          "mutable default %s for field %s is not allowed: use default_factory"
              .formatted(Ops.repr(Ops.typeOf(value)), name));
    }
    return new FieldSpec(name, annotation, () -> value, false);
  }

  private static void checkOrder(Map<String, FieldSpec> all) {
    boolean optional = false;
    for (FieldSpec field : all.values()) {
      if (field.factory() == null && optional) {
        throw Errors.typeError(
            "non-default argument '" + field.name() + "' follows default argument");
      }
      optional |= field.factory() != null;
    }
  }
}
