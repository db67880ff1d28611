package io.jacquard.jac.runtime.iteration;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** A running generator: an iterator that can also be sent values and exceptions. */
public abstract class PyGenerator implements PyIterator, NativeValue {
  /** The class of generators. */
  public static final PyType TYPE = BuiltinTypes.GENERATOR;

  /** The class of generators made by {@code async def}. */
  public static final PyType ASYNC_TYPE = BuiltinTypes.ASYNC_GENERATOR;

  @Override
  public final PyIterator iterator() {
    return this;
  }

  @Override
  public final @Nullable Object next() {
    return send(None.NONE);
  }

  /** Resumes with a value; the next yielded value, or {@code null} when the generator ended. */
  public abstract @Nullable Object send(Object value);

  /** Resumes by raising at the yield; the next yielded value, or {@code null} at the end. */
  public abstract @Nullable Object raise(JacError error);

  /** Raises GeneratorExit at the yield and ends the generator. */
  public abstract void close();

  /** What the generator returned; {@code None} while it has not ended. */
  public abstract Object returnValue();
}
