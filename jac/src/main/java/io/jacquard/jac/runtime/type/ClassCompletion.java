package io.jacquard.jac.runtime.type;

import io.jacquard.jac.runtime.Attributes;
import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.GeneratedInit;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Texts;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.ClassMethod;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.Property;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.function.Unpacked;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What happens to a class once its body has run; see {@link PyType#finish}. */
final class ClassCompletion {
  private static final String ABC = "abc.ABC";

  private ClassCompletion() {}

  static void complete(PyType type, PyDict options) {
    Map<String, Object> namespace = type.namespace();
    Slots.define(type);
    for (String implicit : List.of("__init_subclass__", "__class_getitem__")) {
      if (namespace.get(implicit) instanceof PyFunction function) {
        namespace.put(implicit, new ClassMethod(function));
      }
    }
    if (namespace.containsKey("__eq__")) {
      namespace.putIfAbsent("__hash__", None.NONE);
    }
    if (type.kind().generatesConstructor()) {
      generate(type);
    }
    namespace.forEach((name, value) -> {
      if (value instanceof Instance descriptor) {
        tellName(descriptor, type, name);
      }
    });
    type.abstractMethods(abstractMethods(type));
    announce(type, options);
  }

  /** Makes the constructor and the repr that the fields ask for. */
  static void generate(PyType type) {
    Map<String, Object> namespace = type.namespace();
    if (!namespace.containsKey("__init__") && wantsConstructor(type)) {
      namespace.put("__init__", new GeneratedInit(type));
    }
    if (!namespace.containsKey("__repr__")) {
      type.define(
          NativeFunction.of("__repr__", "(self, /)", a -> Texts.fields(type, (Instance) a[0])));
    }
  }

  private static List<String> abstractMethods(PyType type) {
    if (type.mro().stream().noneMatch(base -> base.qualifiedName().equals(ABC))) {
      return List.of();
    }
    Set<String> names = new TreeSet<>(type.namespace().keySet());
    type.bases().forEach(base -> names.addAll(base.abstractMethods()));
    return names.stream().filter(name -> isAbstract(type.lookup(name))).toList();
  }

  private static boolean isAbstract(@Nullable Object member) {
    Object function = member instanceof Property property ? property.attr("fget") : member;
    return function instanceof PyFunction method
        && method.attributes().containsKey("__isabstractmethod__");
  }

  /** An archetype without fields keeps a constructor that a plain or builtin class gives it. */
  private static boolean wantsConstructor(PyType type) {
    if (!type.fields().isEmpty()) {
      return true;
    }
    for (PyType base : inherited(type)) {
      if (base.namespace().containsKey("__init__")) {
        return base == BuiltinTypes.OBJECT || base.kind().generatesConstructor();
      }
    }
    return true;
  }

  private static void tellName(Instance descriptor, PyType type, String name) {
    try {
      Dunder.invoke(descriptor, "__set_name__", type, name);
    } catch (JacError e) {
      Ops.callMethod(
          e.exception(),
          "add_note",
          new Object[] {
            "Error calling __set_name__ on '%s' instance %s in '%s'"
                .formatted(descriptor.type().name(), Ops.repr(name), type.name())
          },
          PyCallable.NO_KEYWORDS);
      throw e;
    }
  }

  private static void announce(PyType type, PyDict options) {
    for (PyType base : inherited(type)) {
      Object hook = base.namespace().get("__init_subclass__");
      if (hook != null) {
        Object bound = Attributes.bind(hook, null, type);
        var _ =
            Unpacked.pass(
                List.of(), options, (values, keywords) -> Ops.call(bound, values, keywords));
        return;
      }
    }
  }

  private static List<PyType> inherited(PyType type) {
    return type.mro().subList(1, type.mro().size());
  }
}
