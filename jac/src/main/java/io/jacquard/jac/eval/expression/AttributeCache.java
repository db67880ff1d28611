package io.jacquard.jac.eval.expression;

import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.function.Descriptor;
import io.jacquard.jac.runtime.function.Method;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.runtime.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What one place in the program has learnt about an attribute: for a few shapes, the slot it lies
 * in or the method it is. Immutable; racing threads replace it as a whole.
 *
 * @param slot the instance's own slot, or -1
 * @param method the class's method when the instance has no such attribute of its own
 */
public record AttributeCache(
    Shape shape, int version, int slot, @Nullable Method method, @Nullable AttributeCache next) {
  private static final int LIMIT = 4;

  /** The entry of a shape that is still true, or {@code null}. */
  public static @Nullable AttributeCache find(@Nullable AttributeCache first, Shape shape) {
    for (AttributeCache entry = first; entry != null; entry = entry.next) {
      if (holds(shape, entry.shape, entry.version)) {
        return entry;
      }
    }
    return null;
  }

  /** Whether something learnt about a shape still holds for a value of the present shape. */
  static boolean holds(Shape present, Shape learnt, int version) {
    return Identity.same(present, learnt) && learnt.type().version() == version;
  }

  /** The list with what can be learnt about a shape; the same list when nothing can. */
  public static @Nullable AttributeCache learn(
      @Nullable AttributeCache first, Shape shape, String name) {
    PyType type = shape.type();
    int version = type.version();
    if (!shape.loaded() || overrides(type, "__getattribute__")) {
      return first;
    }
    Object member = type.lookup(name);
    int slot = shape.slot(name);
    AttributeCache kept = first == null || first.length() >= LIMIT ? null : first.without(shape);
    if (slot >= 0 && !(member instanceof Descriptor.Data)) {
      return new AttributeCache(shape, version, slot, null, kept);
    }
    if (slot < 0 && member instanceof Method method && method.binds()) {
      return new AttributeCache(shape, version, -1, method, kept);
    }
    return first;
  }

  /** Whether assigning the attribute only writes the instance's slot. */
  static boolean writesPlainly(PyType type, String name) {
    return !overrides(type, "__setattr__") && !(type.lookup(name) instanceof Descriptor.Data);
  }

  private static boolean overrides(PyType type, String special) {
    Object found = type.lookup(special);
    return found != null && !Identity.same(found, BuiltinTypes.OBJECT.lookup(special));
  }

  private int length() {
    int length = 0;
    for (AttributeCache entry = this; entry != null; entry = entry.next) {
      length++;
    }
    return length;
  }

  private @Nullable AttributeCache without(Shape dropped) {
    AttributeCache rest = next == null ? null : next.without(dropped);
    return Identity.same(shape, dropped)
        ? rest
        : new AttributeCache(shape, version, slot, method, rest);
  }
}
