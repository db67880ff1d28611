package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;

/** The methods of {@code list}. */
final class ListMethods {
  private ListMethods() {}

  static void install() {
    PyType type = BuiltinTypes.LIST;
    type.constructor(
        NativeFunction.of(
            "list", "(iterable=?, /)", a -> a[0] == null ? new PyList() : PyList.from(a[0])));
    ContainerMethods.defineSized(type);
    ContainerMethods.defineContains(type);
    ContainerMethods.defineMutableItems(type);
    type.define(
        NativeFunction.of("append", "(self, object, /)", ListMethods::append),
        NativeFunction.of("clear", "(self, /)", ListMethods::clear),
        NativeFunction.of("copy", "(self, /)", a -> PyList.of(self(a).toArray())),
        NativeFunction.of("count", "(self, value, /)", ListMethods::count),
        NativeFunction.of("extend", "(self, iterable, /)", ListMethods::extend),
        NativeFunction.of("index", "(self, value, start=0, stop=None, /)", ListMethods::index),
        NativeFunction.of("insert", "(self, index, object, /)", ListMethods::insert),
        NativeFunction.of("pop", "(self, index=-1, /)", ListMethods::pop),
        NativeFunction.of("remove", "(self, value, /)", ListMethods::remove),
        NativeFunction.of("reverse", "(self, /)", ListMethods::reverse),
        NativeFunction.of("sort", "(self, /, *, key=None, reverse=False)", ListMethods::sort),
        NativeFunction.of("__reversed__", "(self, /)", a -> reversed(self(a))));
  }

  private static PyList self(Object[] bound) {
    return (PyList) bound[0];
  }

  private static Object append(Object[] bound) {
    self(bound).append(bound[1]);
    return None.NONE;
  }

  private static Object clear(Object[] bound) {
    self(bound).clear();
    return None.NONE;
  }

  private static Object count(Object[] bound) {
    long count = 0;
    for (Object item : self(bound).toArray()) {
      if (Keys.same(item, bound[1])) {
        count++;
      }
    }
    return count;
  }

  private static Object extend(Object[] bound) {
    self(bound).extend(bound[1]);
    return None.NONE;
  }

  private static Object index(Object[] bound) {
    PyList list = self(bound);
    int start = Indexes.bound(bound[2], list.size(), 0);
    int stop = Indexes.bound(bound[3], list.size(), list.size());
    int found = list.indexOf(bound[1], start, stop);
    if (found < 0) {
      throw Errors.valueError(Ops.repr(bound[1]) + " is not in list");
    }
    return (long) found;
  }

  private static Object insert(Object[] bound) {
    PyList list = self(bound);
    list.insert(Indexes.bound(Indexes.required(bound[1]), list.size(), 0), bound[2]);
    return None.NONE;
  }

  private static Object pop(Object[] bound) {
    return self(bound).pop(Indexes.required(bound[1]));
  }

  private static Object remove(Object[] bound) {
    self(bound).remove(bound[1]);
    return None.NONE;
  }

  private static Object reverse(Object[] bound) {
    self(bound).reverse();
    return None.NONE;
  }

  private static Object sort(Object[] bound) {
    self(bound).sort(bound[1], Ops.truthy(bound[2]));
    return None.NONE;
  }

  private static PyIterator reversed(PyList list) {
    int[] next = {list.size() - 1};
    return () -> next[0] >= 0 && next[0] < list.size() ? list.get(next[0]--) : null;
  }
}
