package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** A class attribute that computes what reading it through an instance or the class answers. */
public interface Descriptor {

  /**
   * The attribute's value.
   *
   * @param instance the object it is read from; {@code null} when read from the class itself
   */
  Object get(@Nullable Object instance, PyType owner);

  /** A descriptor that also takes over assignment and so wins over an instance's own attribute. */
  interface Data extends Descriptor {
    void set(Object instance, Object value);

    void delete(Object instance);
  }
}
