package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.runtime.type.Slots;
import java.util.Set;
import java.util.TreeSet;

/** The names that {@code dir} answers: those that an attribute of the value may have. */
public final class Directory {
  private static final String QUALNAME = "__qualname__";

  private Directory() {}

  public static PyList of(Object value) {
    Set<String> names = new TreeSet<>();
    switch (value) {
      case PyType type -> ofClass(type, names);
      case PyModule module -> {
        names.addAll(module.globals().keySet());
        names.add("__doc__");
      }
      case Instance instance -> {
        ofClass(instance.type(), names);
        names.addAll(instance.ownNames());
      }
      case PyFunction function -> {
        ofClass(function.type(), names);
        names.addAll(function.attributes().keySet());
      }
      default -> ofClass(Ops.typeOf(value), names);
    }
    return PyList.copyOf(names);
  }

  private static void ofClass(PyType type, Set<String> names) {
    for (PyType each : type.mro()) {
      each.namespace().keySet().stream()
          .filter(name -> !name.equals(QUALNAME) || each.kind() == PyType.Kind.BUILTIN)
          .forEach(names::add);
      if (each.kind() != PyType.Kind.BUILTIN) {
        names.add("__module__");
        if (each.kind().generatesConstructor()) {
          names.add("__match_args__");
        }
      }
    }
    names.add("__doc__");
    if (type.kind() != PyType.Kind.BUILTIN && Slots.hasDictionary(type)) {
      names.add("__dict__");
      names.add("__weakref__");
    }
    if (type.isSubtypeOf(BuiltinTypes.BASE_EXCEPTION)) {
      names.add("__dict__");
    }
  }
}
