package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.function.PyFunction.Parameter;
import io.jacquard.jac.runtime.function.PyFunction.ParameterKind;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a class is called, as text: what documents an archetype that says nothing of itself. */
public final class SignatureText {
  private static final String FACTORY = "<factory>";

  private SignatureText() {}

  public static String of(PyType type) {
    return type.lookup("__init__") instanceof PyFunction written
        ? type.name() + ofFunction(written)
        : type.name() + ofFields(type);
  }

  private static String ofFields(PyType type) {
    List<String> parts = new ArrayList<>();
    for (PyType.FieldSpec field : type.fields()) {
      if (!field.byPostinit()) {
        parts.add(part(field.name(), field.annotation(), fieldDefault(type, field)));
      }
    }
    return "(" + String.join(", ", parts) + ")";
  }

  private static @Nullable String fieldDefault(PyType type, PyType.FieldSpec field) {
    if (field.factory() == null) {
      return null;
    }
    Object constant = type.lookup(field.name());
    return constant == null ? FACTORY : Ops.repr(constant);
  }

  /** The receiver is left out. */
  private static String ofFunction(PyFunction function) {
    List<String> parts = new ArrayList<>();
    List<Parameter> parameters = function.parameters();
    ParameterKind before = ParameterKind.NORMAL;
    for (Parameter parameter :
        parameters.subList(Math.min(1, parameters.size()), parameters.size())) {
      ParameterKind kind = parameter.kind();
      if (before == ParameterKind.POSITIONAL_ONLY && kind != before) {
        parts.add("/");
      }
      if (kind == ParameterKind.KEYWORD_ONLY
          && before != kind
          && before != ParameterKind.VAR_POSITIONAL) {
        parts.add("*");
      }
      Object value = parameter.defaultValue();
      String stars =
          switch (kind) {
            case VAR_POSITIONAL -> "*";
            case VAR_KEYWORD -> "**";
            case POSITIONAL_ONLY, NORMAL, KEYWORD_ONLY -> "";
          };
      String shown = value == null ? null : Ops.repr(value);
      parts.add(part(stars + parameter.name(), parameter.annotation(), shown));
      before = kind;
    }
    if (before == ParameterKind.POSITIONAL_ONLY) {
      parts.add("/");
    }
    return "(" + String.join(", ", parts) + ") -> " + Ops.repr(function.returns());
  }

  private static String part(String name, @Nullable String annotation, @Nullable String value) {
    String typed = annotation == null ? name : name + ": " + Ops.repr(annotation);
    if (value == null) {
      return typed;
    }
    return typed + (annotation == null ? "=" : " = ") + value;
  }
}
