package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.JacError;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyCallable;
import io.jacquard.jac.runtime.PyCoroutine;
import io.jacquard.jac.runtime.PyGenerator;
import io.jacquard.jac.runtime.PyIterator;
import org.jspecify.annotations.Nullable;

/** What {@code async for} iterates over; each item is awaited on the running thread. */
final class AsyncIteration {
  private static final Object[] NOTHING = {};

  private AsyncIteration() {}

  static PyIterator iterate(Object iterable) {
    if (iterable instanceof PyGenerator generator) {
      return generator;
    }
    if (iterable instanceof Awaited ready) {
      return ready;
    }
    if (Ops.typeOf(iterable).lookup("__aiter__") == null) {
      throw Errors.typeError(
          "'async for' requires an object with __aiter__ method, got "
              + Ops.typeOf(iterable).name());
    }
    Object iterator = Ops.callMethod(iterable, "__aiter__", NOTHING, PyCallable.NO_KEYWORDS);
    if (iterator instanceof PyGenerator generator) {
      return generator;
    }
    return new Awaited(iterator);
  }

  /** Awaits {@code __anext__} until StopAsyncIteration. */
  private record Awaited(Object iterator) implements PyIterator {
    @Override
    public @Nullable Object next() {
      try {
        return PyCoroutine.await(
            Ops.callMethod(iterator, "__anext__", NOTHING, PyCallable.NO_KEYWORDS));
      } catch (JacError e) {
        if (Raised.is(e, "StopAsyncIteration")) {
          return null;
        }
        throw e;
      }
    }
  }
}
