package io.jacquard.jac.lib.typing;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.stream.Collectors;

/** {@code types.SimpleNamespace}: an object made of its keyword arguments. */
final class SimpleNamespace {
  static final PyType TYPE = define();

  private SimpleNamespace() {}

  private static PyType define() {
    ClassBuilder builder = new ClassBuilder("types", "SimpleNamespace");
    PyType type = builder.build();
    return builder
        .constructor(
            "(**kwargs)",
            a -> {
              Instance made = new Instance(type);
              ((PyDict) a[0]).forEach((name, value) -> made.own((String) name, value));
              return made;
            })
        .method(
            "__repr__",
            Instance.class,
            n ->
                n.ownNames().stream()
                    .map(name -> name + "=" + Ops.repr(Ops.getAttr(n, name)))
                    .collect(Collectors.joining(", ", "namespace(", ")")))
        .method("__eq__", "(self, other)", a -> same((Instance) a[0], a[1]))
        .build();
  }

  private static boolean same(Instance self, Object other) {
    return other instanceof Instance o
        && o.type() == self.type()
        && o.ownNames().size() == self.ownNames().size()
        && self.ownNames().stream()
            .allMatch(name -> {
              Object theirs = o.own(name);
              return theirs != null && Ops.eq(Ops.getAttr(self, name), theirs);
            });
  }
}
