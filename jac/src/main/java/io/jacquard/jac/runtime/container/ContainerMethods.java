package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.dict.DictMethods;
import io.jacquard.jac.runtime.container.range.RangeMethods;
import io.jacquard.jac.runtime.container.set.SetMethods;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.iteration.IteratorTypes;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;

/** Gives the builtin container classes their methods and constructors. */
public final class ContainerMethods {
  private ContainerMethods() {}

  /** Called once, when the builtin classes exist. */
  public static void install() {
    ListMethods.install();
    TupleMethods.install();
    DictMethods.install();
    SetMethods.install();
    RangeMethods.install();
  }

  /** The special methods of whatever has a length and can be iterated. */
  public static void defineSized(PyType type) {
    type.define(
        NativeFunction.of("__len__", "(self, /)", a -> (long) Ops.length(a[0])),
        NativeFunction.of("__iter__", "(self, /)", a -> IteratorTypes.iterator(a[0])));
  }

  public static void defineContains(PyType type) {
    type.define(NativeFunction.of("__contains__", "(self, key, /)", a -> Ops.contains(a[0], a[1])));
  }

  /** {@code __getitem__}, for those who look for it. */
  public static void defineItems(PyType type) {
    type.define(NativeFunction.of("__getitem__", "(self, key, /)", a -> Ops.getItem(a[0], a[1])));
  }

  public static void defineMutableItems(PyType type) {
    defineItems(type);
    type.define(
        NativeFunction.of(
            "__setitem__",
            "(self, key, value, /)",
            a -> {
              Ops.setItem(a[0], a[1], a[2]);
              return None.NONE;
            }),
        NativeFunction.of(
            "__delitem__",
            "(self, key, /)",
            a -> {
              Ops.delItem(a[0], a[1]);
              return None.NONE;
            }));
  }
}
