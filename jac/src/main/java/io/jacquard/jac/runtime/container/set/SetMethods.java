package io.jacquard.jac.runtime.container.set;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.ContainerMethods;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.function.BiFunction;

/** The methods of {@code set} and {@code frozenset}. */
public final class SetMethods {
  private SetMethods() {}

  public static void install() {
    PyType set = BuiltinTypes.SET;
    PyType frozen = BuiltinTypes.FROZENSET;
    set.constructor(
        NativeFunction.of(
            "set", "(iterable=?, /)", a -> a[0] == null ? new PySet() : PySet.from(a[0])));
    frozen.constructor(
        NativeFunction.of(
            "frozenset",
            "(iterable=?, /)",
            a -> PySet.frozenFrom(a[0] == null ? PyTuple.EMPTY : a[0])));
    installCommon(set);
    installCommon(frozen);
    set.define(
        NativeFunction.of("add", "(self, object, /)", SetMethods::add),
        NativeFunction.of("clear", "(self, /)", SetMethods::clear),
        NativeFunction.of("discard", "(self, object, /)", SetMethods::discard),
        NativeFunction.of("pop", "(self, /)", a -> self(a).pop()),
        NativeFunction.of("remove", "(self, object, /)", SetMethods::remove),
        NativeFunction.of("update", "(self, /, *others)", SetMethods::update),
        NativeFunction.of("difference_update", "(self, /, *others)", SetMethods::subtract),
        NativeFunction.of(
            "intersection_update",
            "(self, /, *others)",
            a -> replace(self(a), combined(a, PySet::intersection))),
        NativeFunction.of("symmetric_difference_update", "(self, other, /)", SetMethods::toggle));
  }

  private static void installCommon(PyType type) {
    ContainerMethods.defineSized(type);
    ContainerMethods.defineContains(type);
    type.define(
        NativeFunction.of("copy", "(self, /)", a -> self(a).frozen() ? a[0] : self(a).copy()),
        combining("difference", PySet::difference),
        combining("intersection", PySet::intersection),
        combining("union", PySet::union),
        NativeFunction.of(
            "symmetric_difference", "(self, other, /)", a -> self(a).symmetricDifference(a[1])),
        NativeFunction.of("isdisjoint", "(self, other, /)", SetMethods::isDisjoint),
        NativeFunction.of("issubset", "(self, other, /)", a -> self(a).isSubsetOf(asSet(a[1]))),
        NativeFunction.of("issuperset", "(self, other, /)", a -> asSet(a[1]).isSubsetOf(self(a))));
  }

  private static PySet self(Object[] bound) {
    return (PySet) bound[0];
  }

  private static PySet asSet(Object iterable) {
    return iterable instanceof PySet set ? set : PySet.from(iterable);
  }

  private static NativeFunction combining(String name, BiFunction<PySet, Object, PySet> step) {
    return NativeFunction.of(name, "(self, /, *others)", a -> combined(a, step));
  }

  private static Object subtract(Object[] bound) {
    for (Object other : ((PyTuple) bound[1]).array()) {
      self(bound).subtract(other);
    }
    return None.NONE;
  }

  private static Object toggle(Object[] bound) {
    self(bound).toggle(bound[1]);
    return None.NONE;
  }

  private static PySet combined(Object[] bound, BiFunction<PySet, Object, PySet> step) {
    PyTuple others = (PyTuple) bound[1];
    PySet result = self(bound);
    for (Object other : others.array()) {
      result = step.apply(result, other);
    }
    return others.size() == 0 ? result.copy() : result;
  }

  private static Object replace(PySet set, PySet content) {
    set.replaceBy(content);
    return None.NONE;
  }

  private static Object add(Object[] bound) {
    self(bound).add(bound[1]);
    return None.NONE;
  }

  private static Object clear(Object[] bound) {
    self(bound).clear();
    return None.NONE;
  }

  private static Object discard(Object[] bound) {
    self(bound).remove(PySet.lookup(bound[1]));
    return None.NONE;
  }

  private static Object remove(Object[] bound) {
    if (!self(bound).remove(PySet.lookup(bound[1]))) {
      throw Errors.keyError(bound[1]);
    }
    return None.NONE;
  }

  private static Object update(Object[] bound) {
    for (Object other : ((PyTuple) bound[1]).array()) {
      self(bound).update(other);
    }
    return None.NONE;
  }

  private static Object isDisjoint(Object[] bound) {
    PyIterator items = Ops.iterate(bound[1]);
    for (Object item = items.next(); item != null; item = items.next()) {
      if (self(bound).contains(item)) {
        return false;
      }
    }
    return true;
  }
}
