package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;

/** A {@code collections.defaultdict}. */
final class DefaultDict extends PyDict {
  static final PyType TYPE =
      new ClassBuilder("collections", "defaultdict", BuiltinTypes.DICT)
          .constructor("(default_factory=None, /, *args, **kwargs)", DefaultDict::construct)
          .property("default_factory", DefaultDict.class, d -> d.factory)
          .method("__repr__", DefaultDict.class, DefaultDict::repr)
          .method("copy", DefaultDict.class, DefaultDict::duplicate)
          .method("__copy__", DefaultDict.class, DefaultDict::duplicate)
          .method("__missing__", "(self, key, /)", a -> ((DefaultDict) a[0]).missing(a[1]))
          .build();

  private final Object factory;

  private DefaultDict(Object factory) {
    this.factory = factory;
  }

  private static Object construct(Object[] a) {
    if (a[0] != None.NONE
        && !(a[0] instanceof PyCallable)
        && Ops.typeOf(a[0]).lookup("__call__") == null) {
      throw Errors.typeError("first argument must be callable or None");
    }
    DefaultDict dict = new DefaultDict(a[0]);
    Dicts.fill(dict, "defaultdict", (PyTuple) a[1], (PyDict) a[2]);
    return dict;
  }

  private DefaultDict duplicate() {
    DefaultDict dict = new DefaultDict(factory);
    dict.update(this);
    return dict;
  }

  Object factory() {
    return factory;
  }

  @Override
  protected Object missing(Object key) {
    if (factory == None.NONE) {
      throw Errors.keyError(key);
    }
    Object value = Ops.call(factory);
    put(key, value);
    return value;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public String repr() {
    return "defaultdict(" + Ops.repr(factory) + ", " + super.repr() + ")";
  }
}
