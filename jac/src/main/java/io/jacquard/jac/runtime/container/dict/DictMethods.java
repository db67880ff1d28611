package io.jacquard.jac.runtime.container.dict;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.ContainerMethods;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;

/** The methods of {@code dict} and of its views. */
public final class DictMethods {
  private DictMethods() {}

  public static void install() {
    BuiltinTypes.MAPPING_PROXY.constructor(
        NativeFunction.of("mappingproxy", "(mapping, /)", a -> new MappingProxy(proxied(a[0]))));
    PyType type = BuiltinTypes.DICT;
    type.constructor(
        NativeFunction.of("dict", "(mapping=?, /, **entries)", DictMethods::construct));
    ContainerMethods.defineSized(type);
    ContainerMethods.defineContains(type);
    ContainerMethods.defineMutableItems(type);
    type.define(
        NativeFunction.of("clear", "(self, /)", DictMethods::clear),
        NativeFunction.of("copy", "(self, /)", a -> self(a).copy()),
        NativeFunction.of("get", "(self, key, default=None, /)", DictMethods::get),
        NativeFunction.of("items", "(self, /)", a -> self(a).items()),
        NativeFunction.of("keys", "(self, /)", a -> self(a).keys()),
        NativeFunction.of("pop", "(self, key, default=?, /)", DictMethods::pop),
        NativeFunction.of("popitem", "(self, /)", DictMethods::popItem),
        NativeFunction.of(
            "setdefault", "(self, key, default=None, /)", a -> self(a).putIfAbsent(a[1], a[2])),
        NativeFunction.of("update", "(self, mapping=?, /, **entries)", DictMethods::update),
        NativeFunction.of("values", "(self, /)", a -> self(a).values()),
        NativeFunction.of("__reversed__", "(self, /)", a -> self(a).keys().reversed()));
    type.defineClassMethod(
        NativeFunction.of("fromkeys", "(type, iterable, value=None, /)", DictMethods::fromKeys));
    for (PyType view :
        new PyType[] {BuiltinTypes.DICT_KEYS, BuiltinTypes.DICT_VALUES, BuiltinTypes.DICT_ITEMS}) {
      installView(view);
    }
  }

  private static void installView(PyType view) {
    ContainerMethods.defineSized(view);
    view.define(NativeFunction.of("__reversed__", "(self, /)", a -> ((DictView) a[0]).reversed()));
    if (view != BuiltinTypes.DICT_VALUES) {
      ContainerMethods.defineContains(view);
      view.define(
          NativeFunction.of(
              "isdisjoint",
              "(self, other, /)",
              a -> PySet.from(a[0]).intersection(a[1]).size() == 0));
    }
  }

  private static PyDict self(Object[] bound) {
    return (PyDict) bound[0];
  }

  private static Object construct(Object[] bound) {
    PyDict dict = new PyDict();
    if (bound[0] != null) {
      dict.update(bound[0]);
    }
    dict.update(bound[1]);
    return dict;
  }

  private static Object update(Object[] bound) {
    if (bound[1] != null) {
      self(bound).update(bound[1]);
    }
    self(bound).update(bound[2]);
    return None.NONE;
  }

  private static Object clear(Object[] bound) {
    self(bound).clear();
    return None.NONE;
  }

  private static Object get(Object[] bound) {
    Object found = self(bound).get(bound[1]);
    return found == null ? bound[2] : found;
  }

  private static Object pop(Object[] bound) {
    PyDict dict = self(bound);
    Object removed = dict.size() == 0 ? null : dict.remove(bound[1]);
    if (removed != null) {
      return removed;
    }
    if (bound[2] == null) {
      throw Errors.keyError(bound[1]);
    }
    return bound[2];
  }

  private static Object popItem(Object[] bound) {
    PyTuple entry = self(bound).removeLast();
    if (entry == null) {
      throw Errors.keyError("popitem(): dictionary is empty");
    }
    return entry;
  }

  private static Object fromKeys(Object[] bound) {
    Object dict = Ops.call(bound[0]);
    PyIterator keys = Ops.iterate(bound[1]);
    for (Object key = keys.next(); key != null; key = keys.next()) {
      Ops.setItem(dict, key, bound[2]);
    }
    return dict;
  }

  private static PyDict proxied(Object mapping) {
    return switch (mapping) {
      case PyDict dict -> dict;
      case MappingProxy proxy -> proxy.dict();
      default -> {
        PyDict copied = new PyDict();
        copied.update(mapping);
        yield copied;
      }
    };
  }
}
