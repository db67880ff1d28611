package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.type.PyType;

/**
 * An object of a Jac class that derives from {@code int}, {@code str}, {@code list} or another
 * builtin value class. It carries the builtin value; operations that its class does not overload
 * are those of that value.
 */
public final class BoxedInstance extends Instance {
  private final Object payload;

  public BoxedInstance(PyType type, Object payload) {
    super(type);
    this.payload = payload;
  }

  /** The builtin value. */
  public Object payload() {
    return payload;
  }

  /** The payload of a boxed instance; anything else as it is. */
  public static Object unbox(Object value) {
    return value instanceof BoxedInstance boxed ? boxed.payload : value;
  }
}
