package io.jacquard.jac.lib.typing;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.Descriptor;
import io.jacquard.jac.runtime.function.Unpacked;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.GenericAlias;
import io.jacquard.jac.runtime.type.PyType;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code typing.Protocol} and {@code typing.Generic}: classes that say what others have to offer,
 * and classes that can be given type arguments.
 */
final class Protocols {
  private static final String CHECKABLE = "_is_runtime_protocol";

  /** What a class has anyway, and so is nothing that a protocol asks for. */
  private static final Set<String> PRIVATE =
      Set.of(
          CHECKABLE,
          "__module__",
          "__qualname__",
          "__doc__",
          "__annotations__",
          "__orig_bases__",
          "__init__",
          "__repr__",
          "__hash__",
          "__slots__");

  private static final PyType META =
      new ClassBuilder("typing", "_ProtocolMeta", AbstractClasses.metaclass())
          .method("__call__", "(cls, /, *args, **kwargs)", Protocols::construct)
          .method("__instancecheck__", "(cls, instance)", a -> offers(cls(a), Ops.typeOf(a[1]), a))
          .method(
              "__subclasscheck__",
              "(cls, subclass)",
              a -> a[1] instanceof PyType type && offers(cls(a), type, null))
          .build();

  static final PyType GENERIC = subscribable("Generic");
  static final PyType PROTOCOL = subscribable("Protocol").metatype(META);

  private Protocols() {}

  private static PyType subscribable(String name) {
    return new ClassBuilder("typing", name)
        .classMethod(
            "__class_getitem__", "(cls, params, /)", a -> GenericAlias.of((PyType) a[0], a[1]))
        .constant("__parameters__", (Descriptor) (_, owner) -> parameters(owner))
        .build();
  }

  /** The type variables among the arguments of a class's bases. */
  private static PyTuple parameters(PyType type) {
    if (!(type.namespace().get("__orig_bases__") instanceof PyTuple bases)) {
      return PyTuple.EMPTY;
    }
    return PyTuple.of(
        bases.asJava().stream()
            .filter(GenericAlias.class::isInstance)
            .flatMap(base -> ((GenericAlias) base).arguments().stream())
            .filter(argument -> argument instanceof TypingForm form && form.isVariable())
            .distinct()
            .toArray());
  }

  /** {@code runtime_checkable}. */
  static Object checkable(Object type) {
    if (!(type instanceof PyType protocol && isProtocol(protocol))) {
      throw Errors.typeError(
          "@runtime_checkable can be only applied to protocol classes, got " + Ops.repr(type));
    }
    protocol.namespace().put(CHECKABLE, true);
    return protocol;
  }

  private static PyType cls(Object[] a) {
    return (PyType) a[0];
  }

  private static boolean isProtocol(PyType type) {
    return type.bases().contains(PROTOCOL);
  }

  private static Object construct(Object[] a) {
    if (isProtocol(cls(a))) {
      throw Errors.typeError("Protocols cannot be instantiated");
    }
    return Unpacked.pass(((PyTuple) a[1]).asJava(), (PyDict) a[2], cls(a)::construct);
  }

  /**
   * Whether a class has what a protocol names.
   *
   * @param check the arguments of a check of an object, which may have it itself
   */
  private static boolean offers(PyType protocol, PyType type, Object @Nullable [] check) {
    if (type.isSubtypeOf(protocol) || !isProtocol(protocol)) {
      return type.isSubtypeOf(protocol);
    }
    if (protocol.namespace().get(CHECKABLE) == null) {
      throw Errors.typeError(
          "Instance and class checks can only be used with @runtime_checkable protocols");
    }
    return members(protocol).stream()
        .allMatch(name ->
            type.lookup(name) != null || (check != null && Ops.findAttr(check[1], name) != null));
  }

  private static Set<String> members(PyType protocol) {
    Set<String> members = new LinkedHashSet<>();
    for (PyType each : protocol.mro()) {
      if (isProtocol(each)) {
        each.namespace().keySet().stream()
            .filter(name -> !name.startsWith("_abc_") && !PRIVATE.contains(name))
            .forEach(members::add);
        if (each.namespace().get("__annotations__") instanceof PyDict fields) {
          fields.forEach((name, _) -> members.add((String) name));
        }
      }
    }
    return members;
  }
}
