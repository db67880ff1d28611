package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.function.Method;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.Property;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What happens to a class once its body has run; see {@link PyType#finish}. */
final class ClassCompletion {
  private static final String ABC = "abc.ABC";

  private ClassCompletion() {}

  static void complete(PyType type) {
    Map<String, Object> namespace = type.namespace();
    Slots.define(type);
    if (namespace.containsKey("__eq__")) {
      namespace.putIfAbsent("__hash__", None.NONE);
    }
    if (type.kind().generatesConstructor()) {
      generate(type);
    }
    namespace.forEach((name, value) -> {
      if (value instanceof Instance descriptor) {
        Dunder.invoke(descriptor, "__set_name__", type, name);
      }
    });
    type.abstractMethods(abstractMethods(type));
    announce(type);
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

  private static void announce(PyType type) {
    @Nullable Object hook = null;
    for (PyType base : inherited(type)) {
      hook = base.namespace().get("__init_subclass__");
      if (hook != null) {
        break;
      }
    }
    if (hook instanceof Method method) {
      method.callMethod(type, new Object[0], PyCallable.NO_KEYWORDS);
    } else if (hook != null) {
      Ops.call(Attributes.bind(hook, null, type));
    }
  }

  private static List<PyType> inherited(PyType type) {
    return type.mro().subList(1, type.mro().size());
  }
}
