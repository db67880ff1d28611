package io.jacquard.jac.eval.statement;

import io.jacquard.jac.eval.Raised;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.iteration.PyCoroutine;
import io.jacquard.jac.runtime.iteration.PyGenerator;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import org.jspecify.annotations.Nullable;

/** What {@code async for} iterates over; each item is awaited on the running thread. */
public final class AsyncIteration {
  private static final Object[] NOTHING = {};

  private AsyncIteration() {}

  public static PyIterator iterate(Object iterable) {
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
