package io.jacquard.jac.runtime.container.range;

import static java.util.Objects.requireNonNull;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.ContainerMethods;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.PySlice;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.number.Ints;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;

/** The methods of {@code range} and {@code slice}. */
public final class RangeMethods {
  private RangeMethods() {}

  public static void install() {
    PyType range = BuiltinTypes.RANGE;
    range.constructor(
        NativeFunction.of("range", "(start, stop=?, step=1, /)", RangeMethods::range));
    for (String part : new String[] {"start", "stop", "step"}) {
      range.defineProperty(part, value -> requireNonNull(((AnyRange) value).attr(part)));
      BuiltinTypes.SLICE.defineProperty(
          part, value -> requireNonNull(((PySlice) value).attr(part)));
    }
    ContainerMethods.defineSized(range);
    ContainerMethods.defineContains(range);
    ContainerMethods.defineItems(range);
    range.define(
        NativeFunction.of("count", "(self, value, /)", a -> self(a).contains(a[1]) ? 1L : 0L),
        NativeFunction.of("index", "(self, value, /)", RangeMethods::index),
        NativeFunction.of("__reversed__", "(self, /)", a -> self(a).reversed()));
    BuiltinTypes.SLICE.constructor(
        NativeFunction.of("slice", "(start, stop=?, step=None, /)", RangeMethods::slice));
    BuiltinTypes.SLICE.define(
        NativeFunction.of("indices", "(self, length, /)", RangeMethods::indices));
  }

  private static AnyRange self(Object[] bound) {
    return (AnyRange) bound[0];
  }

  private static Object range(Object[] bound) {
    boolean single = bound[1] == null;
    Object start = single ? 0L : number(bound[0]);
    Object stop = number(single ? bound[0] : bound[1]);
    Object step = single ? 1L : number(bound[2]);
    return start instanceof Long a && stop instanceof Long b && step instanceof Long c
        ? new PyRange(a, b, c)
        : new BigRange(Ints.big(start), Ints.big(stop), Ints.big(step));
  }

  private static Object number(Object value) {
    Object integer = Indexes.integer(value);
    if (integer == null) {
      throw Indexes.notAnInteger(value);
    }
    return integer;
  }

  private static Object index(Object[] bound) {
    Object found = self(bound).indexOf(bound[1]);
    if (found == null) {
      throw Errors.valueError(Ops.repr(bound[1]) + " is not in range");
    }
    return found;
  }

  private static Object slice(Object[] bound) {
    return bound[1] == null
        ? new PySlice(None.NONE, bound[0], None.NONE)
        : new PySlice(bound[0], bound[1], bound[2]);
  }

  private static Object indices(Object[] bound) {
    PySlice.Span span = ((PySlice) bound[0]).over(Indexes.capped(bound[1]));
    return PyTuple.of((long) span.start(), (long) span.stop(), (long) span.step());
  }
}
