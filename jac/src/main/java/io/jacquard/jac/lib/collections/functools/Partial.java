package io.jacquard.jac.lib.collections.functools;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.function.Unpacked;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;

/** A {@code functools.partial}: a call with some of its arguments already given. */
public record Partial(Object function, PyTuple positional, PyDict keywords)
    implements PyCallable, NativeValue {
  static final PyType TYPE =
      new ClassBuilder("functools", "partial")
          .constructor(
              "(func, /, *args, **keywords)", a -> new Partial(a[0], (PyTuple) a[1], (PyDict) a[2]))
          .property("func", Partial.class, Partial::function)
          .property("args", Partial.class, Partial::positional)
          .property("keywords", Partial.class, Partial::keywords)
          .build();

  @Override
  public Object call(Object[] args, String[] names) {
    int given = args.length - names.length;
    List<Object> all = new ArrayList<>(positional.asJava());
    for (int i = 0; i < given; i++) {
      all.add(args[i]);
    }
    PyDict merged = keywords.copy();
    for (int i = 0; i < names.length; i++) {
      merged.put(names[i], args[given + i]);
    }
    return Unpacked.pass(all, merged, (values, keywords) -> Ops.call(function, values, keywords));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public String repr() {
    StringBuilder out = new StringBuilder("functools.partial(").append(Ops.repr(function));
    positional.forEach(value -> out.append(", ").append(Ops.repr(value)));
    keywords.forEach(
        (name, value) -> out.append(", ").append(name).append('=').append(Ops.repr(value)));
    return out.append(')').toString();
  }
}
