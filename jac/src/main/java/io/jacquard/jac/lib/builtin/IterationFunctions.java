package io.jacquard.jac.lib.builtin;

import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.container.Metered;
import io.jacquard.jac.runtime.container.sort.Sorting;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.iteration.IteratorTypes;
import io.jacquard.jac.runtime.iteration.PyCoroutine;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code len iter next aiter anext sorted any all}. */
public final class IterationFunctions {
  private static final String END = "StopIteration";

  private IterationFunctions() {}

  public static List<NativeFunction> all() {
    return List.of(
        NativeFunction.of("len", "(obj, /)", a -> (long) Ops.length(a[0])),
        NativeFunction.of("iter", "(object, sentinel=?, /)", a -> iterator(a[0], a[1])),
        NativeFunction.of("next", "(iterator, default=?, /)", a -> next(a[0], a[1])),
        NativeFunction.of("aiter", "(async_iterable, /)", a -> asyncIterator(a[0])),
        NativeFunction.of("anext", "(async_iterator, default=?, /)", a -> asyncNext(a[0], a[1])),
        NativeFunction.of(
            "sorted",
            "(iterable, /, *, key=None, reverse=False)",
            a -> Sorting.sorted(a[0], a[1], Ops.truthy(a[2]))),
        NativeFunction.of("any", "(iterable, /)", a -> any(a[0])),
        NativeFunction.of("all", "(iterable, /)", a -> all(a[0])));
  }

  private static Object iterator(Object value, @Nullable Object sentinel) {
    if (sentinel != null) {
      return untilSentinel(value, sentinel);
    }
    if (value instanceof Instance) {
      Object own = Dunder.invoke(value, "__iter__");
      if (own != null) {
        if (!(own instanceof PyIterator) && Dunder.find(Ops.typeOf(own), "__next__") == null) {
          throw Errors.typeError(
              "iter() returned non-iterator of type '" + Ops.typeOf(own).name() + "'");
        }
        return own;
      }
    }
    return IteratorTypes.iterator(value);
  }

  private static PyIterator untilSentinel(Object function, Object sentinel) {
    if (!ObjectFunctions.callable(function)) {
      throw Errors.typeError("iter(object, sentinel): object must be callable");
    }
    boolean[] ended = {false};
    return IteratorTypes.calling(
        new Metered(() -> {
          Object item = ended[0] ? sentinel : Ops.call(function);
          ended[0] = ended[0] || Ops.eq(item, sentinel);
          return ended[0] ? null : item;
        }));
  }

  private static Object next(Object iterator, @Nullable Object otherwise) {
    if (iterator instanceof PyIterator items) {
      if (otherwise == null) {
        return items.demand();
      }
      Object item = items.next();
      return item == null ? otherwise : item;
    }
    Object method = Dunder.find(Ops.typeOf(iterator), "__next__");
    if (method == null) {
      throw Errors.typeError("'" + Ops.typeOf(iterator).name() + "' object is not an iterator");
    }
    try {
      return Dunder.call(method, iterator);
    } catch (JacError e) {
      if (otherwise != null && e.isA(END)) {
        return otherwise;
      }
      throw e;
    }
  }

  private static Object asyncIterator(Object iterable) {
    if (Ops.typeOf(iterable).lookup("__aiter__") == null) {
      throw Errors.typeError(
          "'" + Ops.typeOf(iterable).name() + "' object is not an async iterable");
    }
    return Ops.callMethod(iterable, "__aiter__", new Object[0], PyCallable.NO_KEYWORDS);
  }

  private static Object asyncNext(Object iterator, @Nullable Object otherwise) {
    if (Ops.typeOf(iterator).lookup("__anext__") == null) {
      throw Errors.typeError(
          "'" + Ops.typeOf(iterator).name() + "' object is not an async iterator");
    }
    Object step = Ops.callMethod(iterator, "__anext__", new Object[0], PyCallable.NO_KEYWORDS);
    return otherwise == null ? step : PyCoroutine.of("anext", () -> awaitOr(step, otherwise));
  }

  private static Object awaitOr(Object step, Object otherwise) {
    try {
      return PyCoroutine.await(step);
    } catch (JacError e) {
      if (e.isA("StopAsyncIteration")) {
        return otherwise;
      }
      throw e;
    }
  }

  private static boolean any(Object iterable) {
    PyIterator items = Ops.iterate(iterable);
    for (Object item = items.next(); item != null; item = items.next()) {
      if (Ops.truthy(item)) {
        return true;
      }
    }
    return false;
  }

  private static boolean all(Object iterable) {
    PyIterator items = Ops.iterate(iterable);
    for (Object item = items.next(); item != null; item = items.next()) {
      if (!Ops.truthy(item)) {
        return false;
      }
    }
    return true;
  }
}
