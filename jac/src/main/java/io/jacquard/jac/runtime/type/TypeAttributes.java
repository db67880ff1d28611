package io.jacquard.jac.runtime.type;

import io.jacquard.jac.runtime.Attributes;
import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.Shared;
import io.jacquard.jac.runtime.container.dict.MappingProxy;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.Descriptor;
import io.jacquard.jac.runtime.function.SignatureText;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attributes of classes themselves. */
public final class TypeAttributes {
  private TypeAttributes() {}

  public static @Nullable Object find(PyType type, String name) {
    Object special = special(type, name);
    if (special != null) {
      return special;
    }
    PyType metatype = type.type();
    Object ofMetatype = metatype.lookup(name);
    if (ofMetatype instanceof Descriptor.Data property) {
      return property.get(type, metatype);
    }
    Object found = type.lookup(name);
    if (found != null) {
      return Attributes.bind(found, null, type);
    }
    if (ofMetatype != null) {
      return Attributes.bind(ofMetatype, type, metatype);
    }
    Object custom = metatype.lookup("__getattr__");
    return custom == null ? null : Dunder.call(custom, type, name);
  }

  private static @Nullable Object special(PyType type, String name) {
    if (!name.startsWith("__")) {
      return null;
    }
    return switch (name) {
      case "__name__", "__qualname__" -> {
        Object renamed = type.namespace().get(name);
        yield renamed instanceof String ? renamed : type.name();
      }
      case "__module__" -> type.displayModule();
      case "__class__" -> type.type();
      case "__bases__" -> PyTuple.of(type.bases().toArray());
      case "__base__" -> type.bases().isEmpty() ? None.NONE : type.bases().getFirst();
      case "__mro__" -> PyTuple.of(type.mro().toArray());
      case "__dict__" -> new MappingProxy(dictionary(type));
      case "__doc__" -> {
        Object doc = type.namespace().get(name);
        if (doc != null) {
          yield doc;
        }
        yield type.kind().generatesConstructor() ? SignatureText.of(type) : None.NONE;
      }
      case "__annotations__" -> annotations(type);
      case "__match_args__" -> matchArguments(type);
      default -> null;
    };
  }

  private static PyDict dictionary(PyType type) {
    Map<String, Object> own = new LinkedHashMap<>(type.namespace());
    if (type.kind() != PyType.Kind.BUILTIN) {
      own.remove("__qualname__");
    }
    PyDict names = PyDict.copyOf(own);
    if (names.get("__doc__") == null) {
      names.put("__doc__", Ops.getAttr(type, "__doc__"));
    }
    return names;
  }

  /** The fields of an archetype, in order, unless the class says otherwise. */
  private static @Nullable Object matchArguments(PyType type) {
    boolean hasFields = type.kind().generatesConstructor() || !type.fields().isEmpty();
    if (!hasFields || type.lookup("__match_args__") != null) {
      return null;
    }
    return PyTuple.of(
        type.fields().stream()
            .filter(field -> !field.byPostinit())
            .map(PyType.FieldSpec::name)
            .toArray());
  }

  /** Of the fields that the class itself declares. */
  private static Object annotations(PyType type) {
    Object written = type.namespace().get("__annotations__");
    if (written != null) {
      return written;
    }
    Set<PyType.FieldSpec> inherited = new HashSet<>();
    type.bases().forEach(base -> inherited.addAll(base.fields()));
    PyDict annotations = new PyDict();
    for (PyType.FieldSpec field : type.fields()) {
      if (!inherited.contains(field)) {
        annotations.put(field.name(), field.annotation());
      }
    }
    return annotations;
  }

  public static void set(PyType type, String name, Object value) {
    if (type.kind() == PyType.Kind.BUILTIN) {
      throw Errors.typeError(
          "cannot set '%s' attribute of immutable type '%s'".formatted(name, type.name()));
    }
    Shared.mark(value);
    type.namespace().put(name, value);
  }

  public static boolean delete(PyType type, String name) {
    if (type.kind() == PyType.Kind.BUILTIN) {
      throw Errors.typeError(
          "cannot delete '%s' attribute of immutable type '%s'".formatted(name, type.name()));
    }
    return type.namespace().remove(name) != null;
  }
}
