package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;

/** The methods of {@code tuple}. */
final class TupleMethods {
  private TupleMethods() {}

  static void install() {
    PyType type = BuiltinTypes.TUPLE;
    type.constructor(
        NativeFunction.of(
            "tuple", "(iterable=?, /)", a -> a[0] == null ? PyTuple.EMPTY : PyTuple.from(a[0])));
    ContainerMethods.defineSized(type);
    ContainerMethods.defineContains(type);
    ContainerMethods.defineItems(type);
    type.define(
        NativeFunction.of("count", "(self, value, /)", TupleMethods::count),
        NativeFunction.of("index", "(self, value, start=0, stop=None, /)", TupleMethods::index));
  }

  private static Object count(Object[] bound) {
    long count = 0;
    for (Object item : ((PyTuple) bound[0]).array()) {
      if (Keys.same(item, bound[1])) {
        count++;
      }
    }
    return count;
  }

  private static Object index(Object[] bound) {
    PyTuple tuple = (PyTuple) bound[0];
    int start = Indexes.bound(bound[2], tuple.size(), 0);
    int stop = Indexes.bound(bound[3], tuple.size(), tuple.size());
    int found = tuple.indexOf(bound[1], start, stop);
    if (found < 0) {
      throw Errors.valueError("tuple.index(x): x not in tuple");
    }
    return (long) found;
  }
}
