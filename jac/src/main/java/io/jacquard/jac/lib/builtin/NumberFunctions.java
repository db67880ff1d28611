package io.jacquard.jac.lib.builtin;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.number.Ints;
import io.jacquard.jac.runtime.number.Numbers;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code abs round divmod pow bin oct hex sum min max}. */
public final class NumberFunctions {
  private NumberFunctions() {}

  public static List<NativeFunction> all() {
    return List.of(
        NativeFunction.of("abs", "(x, /)", a -> Ops.absolute(a[0])),
        NativeFunction.of("round", "(number, /, ndigits=None)", a -> round(a[0], a[1])),
        NativeFunction.of("divmod", "(x, y, /)", a -> Ops.divideModulo(a[0], a[1])),
        NativeFunction.of("pow", "(base, exp, /, mod=None)", a -> Ops.power(a[0], a[1], a[2])),
        NativeFunction.of("bin", "(number, /)", a -> inRadix(a[0], 2, "0b")),
        NativeFunction.of("oct", "(number, /)", a -> inRadix(a[0], 8, "0o")),
        NativeFunction.of("hex", "(number, /)", a -> inRadix(a[0], 16, "0x")),
        NativeFunction.of("sum", "(iterable, /, start=0)", a -> sum(a[0], a[1])),
        NativeFunction.of("min", "(/, *args, key=None, default=?)", a -> extreme("min", a)),
        NativeFunction.of("max", "(/, *args, key=None, default=?)", a -> extreme("max", a)));
  }

  private static Object round(Object number, Object digits) {
    Object value = BoxedInstance.unbox(number);
    if (Numbers.isNumber(value)) {
      return digits == None.NONE
          ? Numbers.round(value)
          : Numbers.round(value, Indexes.required(digits));
    }
    Object answer =
        digits == None.NONE
            ? Dunder.invoke(number, "__round__")
            : Dunder.invoke(number, "__round__", digits);
    if (answer == null) {
      throw Errors.typeError(
          "type " + Ops.typeOf(number).name() + " doesn't define __round__ method");
    }
    return answer;
  }

  private static String inRadix(Object number, int radix, String prefix) {
    Object integer = Indexes.integer(number);
    if (integer == null) {
      throw Errors.typeError(
          "'" + Ops.typeOf(number).name() + "' object cannot be interpreted as an integer");
    }
    BigInteger value = Ints.big(integer);
    return (value.signum() < 0 ? "-" : "") + prefix + Ints.digits(value.abs(), radix);
  }

  /** Floats are added with a running compensation, as CPython does since 3.12. */
  private static Object sum(Object iterable, Object start) {
    switch (start) {
      case String _ -> throw unsummable("strings", "''");
      case PyBytes bytes when bytes.type() == BuiltinTypes.BYTES ->
          throw unsummable("bytes", "b''");
      case PyBytes _ -> throw unsummable("bytearray", "b''");
      default -> {}
    }
    PyIterator items = Ops.iterate(iterable);
    Object total = start;
    for (Object item = items.next(); item != null; item = items.next()) {
      if (total instanceof Double first && Numbers.isNumber(item)) {
        return sumFloats(first, item, items);
      }
      total = Ops.add(total, item);
    }
    return total;
  }

  private static JacError unsummable(String what, String joiner) {
    return Errors.typeError(
        "sum() can't sum %s [use %s.join(seq) instead]".formatted(what, joiner));
  }

  private static Object sumFloats(double first, Object second, PyIterator items) {
    double total = first;
    double compensation = 0;
    for (Object item = second; item != null; item = items.next()) {
      if (!Numbers.isNumber(item)) {
        return rest(Ops.add(settled(total, compensation), item), items);
      }
      double value = Numbers.toDouble(item);
      double next = total + value;
      compensation +=
          Math.abs(total) >= Math.abs(value) ? (total - next) + value : (value - next) + total;
      total = next;
    }
    return settled(total, compensation);
  }

  private static double settled(double total, double compensation) {
    return compensation != 0 && Double.isFinite(compensation) ? total + compensation : total;
  }

  private static Object rest(Object start, PyIterator items) {
    Object total = start;
    for (Object item = items.next(); item != null; item = items.next()) {
      total = Ops.add(total, item);
    }
    return total;
  }

  private static Object extreme(String name, @Nullable Object[] bound) {
    PyTuple values = (PyTuple) bound[0];
    Object key = bound[1];
    Object otherwise = bound[2];
    if (values == null || values.size() == 0) {
      throw Errors.typeError(name + " expected at least 1 argument, got 0");
    }
    if (values.size() > 1 && otherwise != null) {
      throw Errors.typeError(
          "Cannot specify a default for " + name + "() with multiple positional arguments");
    }
    PyIterator items = Ops.iterate(values.size() == 1 ? values.get(0) : values);
    Object best = items.next();
    if (best == null) {
      if (otherwise != null) {
        return otherwise;
      }
      throw Errors.valueError(name + "() iterable argument is empty");
    }
    return best(name.equals("max"), best, items, key == None.NONE ? null : key);
  }

  private static Object best(
      boolean largest, Object first, PyIterator items, @Nullable Object key) {
    Object best = first;
    Object bestKey = keyOf(key, best);
    for (Object item = items.next(); item != null; item = items.next()) {
      Object itemKey = keyOf(key, item);
      if (largest ? Ops.gt(itemKey, bestKey) : Ops.lt(itemKey, bestKey)) {
        best = item;
        bestKey = itemKey;
      }
    }
    return best;
  }

  private static Object keyOf(@Nullable Object key, Object item) {
    return key == null ? item : Ops.call(key, new Object[] {item}, PyCallable.NO_KEYWORDS);
  }
}
