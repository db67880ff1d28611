package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.iteration.IteratorTypes;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods by which an object says how it could be made again: {@code __reduce_ex__} and its
 * like.
 */
public final class StateMethods {
  private static final long ASSUMED_SIZE = 64;
  private static final NativeFunction NEW_OBJECT =
      NativeFunction.of(
          "__newobj__",
          "(cls, *args)",
          a -> {
            List<Object> args = new ArrayList<>(List.of(a[0]));
            args.addAll(((PyTuple) a[1]).asJava());
            return Ops.call(Ops.getAttr(a[0], "__new__"), args.toArray());
          });

  private StateMethods() {}

  public static void install() {
    BuiltinTypes.OBJECT
        .define(
            NativeFunction.of("__getstate__", "(self, /)", a -> state(a[0])),
            NativeFunction.of("__reduce__", "(self, /)", a -> reduced(a[0])),
            NativeFunction.of("__reduce_ex__", "(self, protocol, /)", StateMethods::reducedFor),
            NativeFunction.of("__sizeof__", "(self, /)", _ -> ASSUMED_SIZE))
        .defineClassMethod(
            NativeFunction.of(
                "__subclasshook__", "(cls, subclass, /)", _ -> Singleton.NOT_IMPLEMENTED));
    for (PyType value :
        List.of(
            BuiltinTypes.INT,
            BuiltinTypes.FLOAT,
            BuiltinTypes.STR,
            BuiltinTypes.BYTES,
            BuiltinTypes.TUPLE)) {
      value.define(NativeFunction.of("__getnewargs__", "(self, /)", a -> PyTuple.of(a[0])));
    }
    for (PyType truth :
        List.of(
            BuiltinTypes.COMPLEX,
            BuiltinTypes.RANGE,
            BuiltinTypes.NONE,
            BuiltinTypes.NOT_IMPLEMENTED)) {
      truth.define(NativeFunction.of("__bool__", "(self, /)", a -> Ops.truthy(a[0])));
    }
  }

  private static Object state(Object self) {
    return self instanceof Instance instance && !instance.ownNames().isEmpty()
        ? PyDict.attributesOf(instance).copy()
        : None.NONE;
  }

  private static Object reducedFor(Object[] bound) {
    Object own = Dunder.find(Ops.typeOf(bound[0]), "__reduce__");
    return own == null ? reduced(bound[0]) : Dunder.call(own, bound[0]);
  }

  private static Object reduced(Object self) {
    List<Object> made = new ArrayList<>(List.of(Ops.typeOf(self)));
    Object args = Dunder.invoke(self, "__getnewargs__");
    if (args instanceof PyTuple given) {
      made.addAll(given.asJava());
    }
    Object content = BoxedInstance.unbox(self);
    Object items =
        Ops.typeOf(content).isSubtypeOf(BuiltinTypes.LIST)
            ? IteratorTypes.iterator(content)
            : None.NONE;
    Object pairs =
        content instanceof PyDict dict ? IteratorTypes.iterator(dict.items()) : None.NONE;
    Object state = Ops.callMethod(self, "__getstate__", new Object[0], PyCallable.NO_KEYWORDS);
    return PyTuple.of(NEW_OBJECT, PyTuple.of(made.toArray()), state, items, pairs);
  }
}
