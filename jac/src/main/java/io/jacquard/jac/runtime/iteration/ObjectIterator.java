package io.jacquard.jac.runtime.iteration;

import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import org.jspecify.annotations.Nullable;

/** An iterator written in Jac, for Java code: calls its methods until one raises StopIteration. */
public final class ObjectIterator implements PyIterator {
  private final Object iterator;
  private final Object method;
  private Object result = None.NONE;

  ObjectIterator(Object iterator, Object method) {
    this.iterator = iterator;
    this.method = method;
  }

  @Override
  public @Nullable Object next() {
    try {
      return Dunder.call(method, iterator);
    } catch (JacError e) {
      return ended(e);
    }
  }

  /** Whether the object has a method. */
  public boolean has(String name) {
    return Ops.findAttr(iterator, name) != null;
  }

  /** What a method of the object answers; {@code null} when that is the end. */
  public @Nullable Object invoke(String name, Object... args) {
    try {
      return Ops.callMethod(iterator, name, args, PyCallable.NO_KEYWORDS);
    } catch (JacError e) {
      return ended(e);
    }
  }

  /** The value that came with the end. */
  public Object result() {
    return result;
  }

  private @Nullable Object ended(JacError error) {
    if (!error.isA("StopIteration")) {
      throw error;
    }
    Object value = Ops.findAttr(error.exception(), "value");
    result = value == null ? None.NONE : value;
    return null;
  }
}
