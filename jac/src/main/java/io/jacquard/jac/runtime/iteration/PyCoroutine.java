package io.jacquard.jac.runtime.iteration;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call of an {@code async def}: starts when it is awaited, on the thread that awaits it, once.
 */
public final class PyCoroutine implements PyAwaitable {
  /** The class of coroutines. */
  public static final PyType TYPE = BuiltinTypes.COROUTINE;

  private final String name;
  private final AtomicReference<@Nullable Supplier<Object>> body;

  private PyCoroutine(String name, Supplier<Object> body) {
    this.name = name;
    this.body = new AtomicReference<>(body);
  }

  public static PyCoroutine of(String name, Supplier<Object> body) {
    return new PyCoroutine(name, body);
  }

  /** {@code await value}: runs a coroutine, or asks {@code __await__}; TypeError for the rest. */
  public static Object await(Object value) {
    if (value instanceof PyAwaitable awaitable) {
      return awaitable.await();
    }
    PyType type = Ops.typeOf(value);
    if (type.lookup("__await__") == null) {
      throw Errors.typeError("object " + type.name() + " can't be used in 'await' expression");
    }
    Object driver = Ops.callMethod(value, "__await__", new Object[0], PyCallable.NO_KEYWORDS);
    if (!(driver instanceof PyGenerator generator)) {
      return PyCoroutine.drain(driver);
    }
    PyCoroutine.drain(generator);
    return generator.returnValue();
  }

  private static Object drain(Object driver) {
    PyIterator steps = Ops.iterate(driver);
    Object last = None.NONE;
    for (Object step = steps.next(); step != null; step = steps.next()) {
      last = step;
    }
    return last;
  }

  /**
   * Runs the body to its end.
   *
   * @throws JacError what the body raised; RuntimeError when it was run or closed before
   */
  @Override
  public Object await() {
    Supplier<Object> work = body.getAndSet(null);
    if (work == null) {
      throw Errors.runtimeError("cannot reuse already awaited coroutine");
    }
    return work.get();
  }

  /** Gives the coroutine up without running it. */
  public void close() {
    body.set(null);
  }

  /** The name of the function it is a call of. */
  public String name() {
    return name;
  }

  @Override
  public @Nullable Object attr(String attribute) {
    return attribute.equals("__name__") || attribute.equals("__qualname__") ? name : null;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public String repr() {
    return String.format("<coroutine object %s at 0x%012x>", name, System.identityHashCode(this));
  }
}
