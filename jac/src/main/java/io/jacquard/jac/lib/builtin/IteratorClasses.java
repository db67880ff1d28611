package io.jacquard.jac.lib.builtin;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.iteration.IteratorTypes;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.iteration.TypedIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes {@code enumerate}, {@code zip}, {@code map}, {@code filter} and {@code reversed}. */
public final class IteratorClasses {
  private static final PyType ENUMERATE = IteratorTypes.type("enumerate");
  private static final PyType ZIP = IteratorTypes.type("zip");
  private static final PyType MAP = IteratorTypes.type("map");
  private static final PyType FILTER = IteratorTypes.type("filter");
  private static final PyType REVERSED = IteratorTypes.type("reversed");

  static {
    ENUMERATE.constructor(
        NativeFunction.of(
            "enumerate", "(iterable, start=0)", a -> enumerate(Ops.iterate(a[0]), a[1])));
    ZIP.constructor(
        NativeFunction.of(
            "zip", "(*iterables, strict=False)", a -> zip((PyTuple) a[0], Ops.truthy(a[1]))));
    MAP.constructor(NativeFunction.of("map", "(*args)", a -> map(((PyTuple) a[0]).toArray())));
    FILTER.constructor(
        NativeFunction.of(
            "filter", "(function, iterable, /)", a -> filter(a[0], Ops.iterate(a[1]))));
    REVERSED.constructor(NativeFunction.of("reversed", "(sequence, /)", a -> reversed(a[0])));
  }

  private IteratorClasses() {}

  public static Map<String, Object> all() {
    return Map.of(
        "enumerate", ENUMERATE, "zip", ZIP, "map", MAP, "filter", FILTER, "reversed", REVERSED);
  }

  private static Object enumerate(PyIterator items, Object start) {
    Object first = Indexes.integer(start);
    if (first == null) {
      throw Indexes.notAnInteger(start);
    }
    PyIterator numbered =
        new PyIterator() {
          private Object count = first;

          @Override
          public @Nullable Object next() {
            Object item = items.next();
            if (item == null) {
              return null;
            }
            Object pair = PyTuple.of(count, item);
            count = Ops.add(count, 1L);
            return pair;
          }
        };
    return new TypedIterator(ENUMERATE, numbered);
  }

  private static Object zip(PyTuple iterables, boolean strict) {
    PyIterator[] sources = new PyIterator[iterables.size()];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = Ops.iterate(iterables.get(i));
    }
    return new TypedIterator(ZIP, () -> nextOfAll(sources, strict));
  }

  private static @Nullable Object nextOfAll(PyIterator[] sources, boolean strict) {
    Object[] row = new Object[sources.length];
    for (int i = 0; i < row.length; i++) {
      Object item = sources[i].next();
      if (item == null) {
        if (strict) {
          checkAllEnded(sources, i);
        }
        return null;
      }
      row[i] = item;
    }
    return row.length == 0 ? null : PyTuple.of(row);
  }

  private static void checkAllEnded(PyIterator[] sources, int ended) {
    if (ended > 0) {
      throw Errors.valueError(
          "zip() argument %d is shorter than argument%s"
              .formatted(ended + 1, ended == 1 ? " 1" : "s 1-" + ended));
    }
    for (int i = 1; i < sources.length; i++) {
      if (sources[i].next() != null) {
        throw Errors.valueError(
            "zip() argument %d is longer than argument%s"
                .formatted(i + 1, i == 1 ? " 1" : "s 1-" + i));
      }
    }
  }

  private static Object map(Object[] args) {
    if (args.length < 2) {
      throw Errors.typeError("map() must have at least two arguments.");
    }
    Object function = args[0];
    if (args.length == 2) {
      PyIterator items = Ops.iterate(args[1]);
      return new TypedIterator(
          MAP,
          () -> {
            Object item = items.next();
            return item == null
                ? null
                : Ops.call(function, new Object[] {item}, PyCallable.NO_KEYWORDS);
          });
    }
    PyIterator[] sources = new PyIterator[args.length - 1];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = Ops.iterate(args[i + 1]);
    }
    return new TypedIterator(
        MAP,
        () ->
            nextOfAll(sources, false) instanceof PyTuple row
                ? Ops.call(function, row.toArray(), PyCallable.NO_KEYWORDS)
                : null);
  }

  private static Object filter(Object function, PyIterator items) {
    return new TypedIterator(
        FILTER,
        () -> {
          Object item = items.next();
          while (item != null && !passes(function, item)) {
            item = items.next();
          }
          return item;
        });
  }

  private static boolean passes(Object function, Object item) {
    return Ops.truthy(
        function == None.NONE
            ? item
            : Ops.call(function, new Object[] {item}, PyCallable.NO_KEYWORDS));
  }

  private static Object reversed(Object value) {
    Object custom = Dunder.invoke(value, "__reversed__");
    if (custom != null) {
      return custom instanceof PyIterator items ? IteratorTypes.reversed(value, items) : custom;
    }
    Object sequence = BoxedInstance.unbox(value);
    PyType type = Ops.typeOf(sequence);
    boolean indexed =
        sequence instanceof String
            || (Dunder.find(type, "__getitem__") != null && !type.isSubtypeOf(BuiltinTypes.DICT));
    if (!indexed) {
      throw Errors.typeError("'" + type.name() + "' object is not reversible");
    }
    long[] next = {Ops.length(sequence)};
    return new TypedIterator(
        REVERSED, () -> next[0] <= 0 ? null : Ops.getItem(sequence, --next[0]));
  }
}
