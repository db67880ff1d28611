package io.jacquard.jac.runtime.type;

import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a class comes to be: from which bases it may derive, and of which metaclass it then is. */
public final class ClassCreation {
  /** Classes that CPython lets nobody derive from. */
  private static final Set<String> FINAL =
      Set.of(
          "bool",
          "NoneType",
          "NotImplementedType",
          "ellipsis",
          "range",
          "slice",
          "memoryview",
          "generator",
          "async_generator",
          "coroutine",
          "function",
          "method",
          "builtin_function_or_method",
          "method_descriptor",
          "mappingproxy",
          "dict_keys",
          "dict_values",
          "dict_items");

  private ClassCreation() {}

  /** The most derived class among the metaclass that is asked for and those of the bases. */
  public static PyType metaclass(PyType asked, List<PyType> bases) {
    PyType winner = asked;
    for (PyType base : bases) {
      PyType own = base.type();
      if (own.isSubtypeOf(winner)) {
        winner = own;
      } else if (!winner.isSubtypeOf(own)) {
        throw conflict();
      }
    }
    return winner;
  }

  /** Something among the bases is of a class that no metaclass below all of them could be. */
  static JacError conflict() {
    return Errors.typeError(
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass"
            + " of the metaclasses of all its bases");
  }

  /**
   * Makes a class and completes it.
   *
   * @param metaclass what {@link #metaclass} answered
   * @param options the keywords for {@code __init_subclass__} of the bases
   */
  public static PyType make(
      PyType metaclass,
      String name,
      List<PyType> bases,
      Map<String, Object> body,
      ClassDraft draft,
      PyDict options) {
    for (PyType base : bases) {
      if (base.module().equals("builtins") && FINAL.contains(base.name())) {
        throw Errors.typeError("type '" + base.name() + "' is not an acceptable base type");
      }
    }
    PyType type = new PyType(name, draft.module(), draft.kind(), bases);
    checkLayout(type.bases());
    if (metaclass != BuiltinTypes.TYPE) {
      type.metatype(metaclass);
    }
    type.namespace().putAll(body);
    type.fields(merged(type, Map.of()));
    draft.made().accept(type);
    type.finish(options);
    return type;
  }

  /** A class made by hand is what the first of its bases is that is no plain class. */
  static PyType.Kind kind(List<PyType> bases) {
    return bases.stream()
        .map(PyType::kind)
        .filter(PyType.Kind::generatesConstructor)
        .findFirst()
        .orElse(PyType.Kind.CLASS);
  }

  /** All fields: those of the bases, then the own ones; a redefined field keeps its place. */
  public static List<PyType.FieldSpec> merged(PyType type, Map<String, PyType.FieldSpec> own) {
    Map<String, PyType.FieldSpec> all = new LinkedHashMap<>();
    for (PyType base : type.bases().reversed()) {
      base.fields().forEach(field -> all.put(field.name(), field));
    }
    all.putAll(own);
    PyType.FieldSpec optional = null;
    for (PyType.FieldSpec field : all.values()) {
      if (field.byPostinit()) {
        continue;
      }
      if (field.factory() != null) {
        optional = field;
      } else if (optional != null) {
        throw Errors.typeError(
            "non-default argument '%s' follows default argument '%s'"
                .formatted(field.name(), optional.name()));
      }
    }
    return List.copyOf(all.values());
  }

  /** No object is an {@code int} and a {@code str} at once. */
  private static void checkLayout(List<PyType> bases) {
    PyType widest = BuiltinTypes.OBJECT;
    for (PyType base : bases) {
      PyType layout = layout(base);
      if (layout.isSubtypeOf(widest)) {
        widest = layout;
      } else if (!widest.isSubtypeOf(layout)) {
        throw Errors.typeError("multiple bases have instance lay-out conflict");
      }
    }
  }

  private static PyType layout(PyType type) {
    return type.mro().stream()
        .filter(base -> base.kind() == PyType.Kind.BUILTIN && base.module().equals("builtins"))
        .filter(base -> base.constructor() != null)
        .findFirst()
        .orElse(BuiltinTypes.OBJECT);
  }
}
