package io.jacquard.jac.lib.collections.functools;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.typing.TypeHints;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.runtime.type.UnionType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code functools.singledispatch}: the class of the first argument chooses the function. */
final class SingleDispatch implements PyCallable, NativeValue {
  private static final PyType TYPE =
      new ClassBuilder("functools", "_SingleDispatchCallable")
          .method(
              "register",
              "(self, cls, func=None)",
              a -> ((SingleDispatch) a[0]).register(a[1], a[2]))
          .method(
              "dispatch",
              "(self, cls)",
              a -> ((SingleDispatch) a[0]).choose(Args.type(a[1], "__mro__")))
          .property("registry", SingleDispatch.class, SingleDispatch::registry)
          .build();

  private final Object general;
  private final Map<PyType, Object> special = new ConcurrentHashMap<>();

  SingleDispatch(Object general) {
    this.general = general;
  }

  private Object register(Object type, Object function) {
    if (type instanceof PyFunction annotated && function == None.NONE) {
      return register(TypeHints.first(annotated), annotated);
    }
    if (type instanceof UnionType union) {
      for (Object member : union.members()) {
        register(member, function);
      }
      return function;
    }
    if (!(type instanceof PyType chosen)) {
      throw Errors.typeError("Invalid first argument to `register()`: " + Ops.repr(type));
    }
    if (function != None.NONE) {
      special.put(chosen, function);
      return function;
    }
    return NativeFunction.of("register", "(func)", a -> register(chosen, a[0]));
  }

  private PyDict registry() {
    PyDict all = new PyDict();
    all.put(BuiltinTypes.OBJECT, general);
    special.forEach(all::put);
    return all;
  }

  private Object choose(PyType type) {
    for (PyType base : type.mro()) {
      Object function = special.get(base);
      if (function != null) {
        return function;
      }
    }
    return general;
  }

  @Override
  public Object call(Object[] args, String[] keywords) {
    if (args.length == keywords.length) {
      throw Errors.typeError(
          Ops.str(Ops.getAttr(general, "__name__")) + " requires at least 1 positional argument");
    }
    return Ops.call(choose(Ops.typeOf(args[0])), args, keywords);
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
