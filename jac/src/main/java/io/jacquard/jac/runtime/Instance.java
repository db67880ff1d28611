package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.runtime.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of a class written in Jac (or an exception). Attributes lie in slots that the shape
 * names. Equality and hash are Java identity here; the language's own are in {@link Ops}.
 *
 * <p>Calls on several threads may share an instance: writes may be lost then, as the language has
 * no locks, but every access is bounds-checked and finds a whole value or none.
 */
public class Instance {
  private Shape shape;
  private @Nullable Object[] slots;

  public Instance(PyType type) {
    this(type.emptyShape());
  }

  /**
   * Starts with a given shape.
   *
   * @param shape the type's empty or unloaded one
   */
  protected Instance(Shape shape) {
    this.shape = shape;
    this.slots = new Object[Math.max(2, shape.type().expectedAttributes())];
  }

  public final PyType type() {
    return shape.type();
  }

  /** The present layout; the type's unloaded one while attributes are not decoded. */
  public final Shape shape() {
    return shape;
  }

  /**
   * The value in a slot of the current shape; {@code null} when the attribute was deleted, or while
   * another thread is adding it.
   */
  public final @Nullable Object slot(int index) {
    @Nullable Object[] present = slots;
    return index < present.length ? present[index] : null;
  }

  public final void slot(int index, @Nullable Object value) {
    if (index >= slots.length) {
      slots = Arrays.copyOf(slots, index + 1);
    }
    slots[index] = value;
  }

  /** The instance's own attribute, or {@code null}; no class lookup. */
  public final @Nullable Object own(String name) {
    int slot = loadedShape().slot(name);
    return slot < 0 ? null : slot(slot);
  }

  /** Sets the instance's own attribute, growing the shape when it is new. */
  public final void own(String name, Object value) {
    int slot = loadedShape().slot(name);
    if (slot < 0) {
      grow(name, value);
    } else {
      slot(slot, value);
    }
  }

  /** Removes the instance's own attribute; answers whether it was there. */
  public final boolean removeOwn(String name) {
    int slot = loadedShape().slot(name);
    if (slot < 0 || slot(slot) == null) {
      return false;
    }
    slot(slot, null);
    return true;
  }

  /** The names of the instance's own attributes, in order of first assignment. */
  public final List<String> ownNames() {
    Shape present = loadedShape();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < present.size(); i++) {
      if (slot(i) != null) {
        names.add(present.name(i));
      }
    }
    return names;
  }

  /** The shape with all attributes; decodes them when that has not happened yet. */
  public final Shape loadedShape() {
    if (!shape.loaded()) {
      Shape unloaded = shape;
      shape = type().emptyShape();
      try {
        materialize();
      } catch (RuntimeException e) {
        shape = unloaded;
        throw e;
      }
    }
    return shape;
  }

  /**
   * Decodes the attributes of an instance that started with the unloaded shape: sets each with
   * {@link #own(String, Object)}. Called once, before the first access.
   */
  protected void materialize() {}

  /**
   * The object by which the running call knows this one, which may come from a place that all calls
   * share. Another one only for nodes and edges of another call.
   */
  public Instance here() {
    return this;
  }

  private void grow(String name, Object value) {
    Shape before = shape;
    int slot = before.size();
    if (slot >= slots.length) {
      slots = Arrays.copyOf(slots, Math.max(slot + 1, slots.length * 2));
    }
    slots[slot] = value;
    shape = before.with(name);
  }
}
