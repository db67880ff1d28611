package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.container.dict.MappingProxy;
import io.jacquard.jac.runtime.failure.PyTraceback;
import io.jacquard.jac.runtime.function.Descriptor;
import io.jacquard.jac.runtime.function.FunctionMethods;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.function.StaticMethod;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.GenericAlias;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.runtime.type.TypeAttributes;
import java.util.List;

/**
 * Attributes that builtin values answer by themselves, put into their classes as well: so that
 * {@code dir} lists them and a class has what its values have.
 */
public final class ValueAttributes {
  private ValueAttributes() {}

  public static void install() {
    read(BuiltinTypes.METHOD, "__func__ __self__");
    read(BuiltinTypes.BUILTIN_FUNCTION, "__module__ __name__ __qualname__ __self__");
    read(BuiltinTypes.METHOD_DESCRIPTOR, "__name__ __objclass__ __qualname__");
    read(BuiltinTypes.GENERATOR, "__name__ __qualname__ gi_running");
    read(BuiltinTypes.ASYNC_GENERATOR, "__name__ __qualname__ ag_running");
    read(BuiltinTypes.COROUTINE, "__name__ __qualname__");
    read(BuiltinTypes.PROPERTY, "deleter fdel fget fset getter setter");
    read(BuiltinTypes.STATICMETHOD, "__func__ __wrapped__");
    read(BuiltinTypes.CLASSMETHOD, "__func__ __wrapped__");
    read(BuiltinTypes.GENERIC_ALIAS, "__args__ __origin__ __parameters__");
    read(BuiltinTypes.UNION, "__args__ __parameters__");
    read(PyTraceback.TYPE, "tb_frame tb_lasti tb_lineno tb_next");
    read(PyTraceback.FRAME, "f_back f_code f_globals f_lineno f_locals");
    for (PyType view :
        List.of(BuiltinTypes.DICT_KEYS, BuiltinTypes.DICT_VALUES, BuiltinTypes.DICT_ITEMS)) {
      read(view, "mapping");
    }
    for (String name :
        "__annotations__ __defaults__ __dict__ __globals__ __kwdefaults__ __module__ __name__"
            .split(" ", -1)) {
      written(BuiltinTypes.FUNCTION, name);
    }
    written(BuiltinTypes.FUNCTION, "__qualname__");
    for (String name :
        "__annotations__ __base__ __bases__ __dict__ __module__ __mro__ __name__ __qualname__"
            .split(" ", -1)) {
      BuiltinTypes.TYPE.defineProperty(
          name,
          type -> Ops.getAttr(type, name),
          (type, value) -> TypeAttributes.set((PyType) type, name, value));
    }
    for (PyType generic :
        List.of(
            BuiltinTypes.LIST,
            BuiltinTypes.TUPLE,
            BuiltinTypes.DICT,
            BuiltinTypes.SET,
            BuiltinTypes.FROZENSET)) {
      generic.defineClassMethod(
          NativeFunction.of(
              "__class_getitem__", "(cls, item, /)", a -> GenericAlias.of((PyType) a[0], a[1])));
    }
    descriptors();
    proxies();
  }

  private static void read(PyType type, String names) {
    for (String name : names.split(" ", -1)) {
      type.defineProperty(name, value -> answer(value, name));
    }
  }

  private static void written(PyType type, String name) {
    type.defineProperty(
        name,
        value -> answer(value, name),
        (function, value) -> ((PyFunction) function).attributes().put(name, value));
  }

  private static Object answer(Object value, String name) {
    Object answer = BoxedInstance.unbox(value) instanceof NativeValue own ? own.attr(name) : null;
    if (answer == null) {
      throw Attributes.missing(value, name);
    }
    return answer;
  }

  private static void descriptors() {
    for (PyType type :
        List.of(BuiltinTypes.PROPERTY, BuiltinTypes.STATICMETHOD, BuiltinTypes.CLASSMETHOD)) {
      type.define(
          NativeFunction.of(
              "__get__",
              "(self, instance, owner=None, /)",
              a -> {
                PyType owner = a[2] instanceof PyType given ? given : Ops.typeOf(a[1]);
                return ((Descriptor) a[0]).get(a[1] == None.NONE ? null : a[1], owner);
              }));
    }
    BuiltinTypes.PROPERTY.define(
        NativeFunction.of(
            "__set__",
            "(self, instance, value, /)",
            a -> {
              ((Descriptor.Data) a[0]).set(a[1], a[2]);
              return None.NONE;
            }),
        NativeFunction.of(
            "__delete__",
            "(self, instance, /)",
            a -> {
              ((Descriptor.Data) a[0]).delete(a[1]);
              return None.NONE;
            }));
    BuiltinTypes.STATICMETHOD.define(
        NativeFunction.of(
            "__call__",
            "(self, /, *args, **kwargs)",
            a ->
                FunctionMethods.call(new Object[] {((StaticMethod) a[0]).function(), a[1], a[2]})));
  }

  /** What a read-only dictionary has of the methods of the one behind it. */
  private static void proxies() {
    for (String name :
        "__contains__ __getitem__ __iter__ __len__ __or__ __reversed__ __ror__ copy get items keys"
            .concat(" values")
            .split(" ", -1)) {
      if (BuiltinTypes.DICT.lookup(name) instanceof NativeFunction method) {
        BuiltinTypes.MAPPING_PROXY.define(method.on(proxy -> ((MappingProxy) proxy).dict()));
      }
    }
  }
}
