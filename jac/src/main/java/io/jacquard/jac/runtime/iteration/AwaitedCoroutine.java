package io.jacquard.jac.runtime.iteration;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code __await__} of a coroutine answers: its first step runs the whole of it. */
final class AwaitedCoroutine extends PyGenerator {
  private static final PyType KIND =
      new PyType(
          "coroutine_wrapper", "builtins", PyType.Kind.BUILTIN, List.of(BuiltinTypes.GENERATOR));

  private final PyCoroutine coroutine;
  private Object result = None.NONE;

  AwaitedCoroutine(PyCoroutine coroutine) {
    this.coroutine = coroutine;
  }

  @Override
  public PyType type() {
    return KIND;
  }

  @Override
  public @Nullable Object send(Object value) {
    result = coroutine.await();
    return null;
  }

  @Override
  public @Nullable Object raise(JacError error) {
    coroutine.close();
    throw error;
  }

  @Override
  public void close() {
    coroutine.close();
  }

  @Override
  public Object returnValue() {
    return result;
  }
}
