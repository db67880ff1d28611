package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.iteration.PyAwaitable;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What {@code flow} answers: a value that another thread of the call is computing. */
public final class PendingValue implements PyAwaitable {
  private static final PyType TYPE =
      new PyType("Future", "concurrent.futures", PyType.Kind.BUILTIN, List.of(BuiltinTypes.OBJECT))
          .define(
              NativeFunction.of(
                  "result", "(self, timeout=None)", a -> ((PendingValue) a[0]).await()),
              NativeFunction.of("done", "(self)", a -> ((PendingValue) a[0]).future.isDone()));

  private final Future<Object> future;

  public PendingValue(Future<Object> future) {
    this.future = future;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public Object await() {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException error ? error : failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Errors.make("KeyboardInterrupt");
    }
  }

  private static JacError failed(ExecutionException e) {
    return Errors.runtimeError(String.valueOf(e.getCause()));
  }
}
