package io.jacquard.jac.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An object of a class written in Jac (or an exception). Attributes lie in slots that the shape
 * names. Equality and hash are Java identity here; the language's own are in {@link Ops}.
 */
public class Instance {
  private Shape shape;
  private @Nullable Object[] slots;

  public Instance(PyType type) {
    this.shape = type.emptyShape();
    this.slots = new Object[Math.max(2, type.expectedAttributes())];
  }

  public final PyType type() {
    return shape.type();
  }

  public final Shape shape() {
    return shape;
  }

  /** The value in a slot of the current shape. */
  public final @Nullable Object slot(int index) {
    return slots[index];
  }

  public final void slot(int index, Object value) {
    slots[index] = value;
  }

  /** The instance's own attribute, or {@code null}; no class lookup. */
  public final @Nullable Object own(String name) {
    int slot = shape.slot(name);
    return slot < 0 ? null : slots[slot];
  }

  /** Sets the instance's own attribute, growing the shape when it is new. */
  public final void own(String name, Object value) {
    int slot = shape.slot(name);
    if (slot < 0) {
      grow(name, value);
    } else {
      slots[slot] = value;
    }
  }

  private void grow(String name, Object value) {
    int slot = shape.size();
    if (slot == slots.length) {
      slots = Arrays.copyOf(slots, slot * 2);
    }
    slots[slot] = value;
    shape = shape.with(name);
  }
}
