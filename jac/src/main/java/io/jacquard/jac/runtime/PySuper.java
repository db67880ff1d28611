package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code super} is in a method: the attributes of the classes that come after one class in the
 * order of the receiver's class.
 *
 * @param after the class whose method is running
 * @param self the receiver: an instance, or a class in class methods
 */
public record PySuper(PyType after, Object self) implements NativeValue {

  @Override
  public PyType type() {
    return BuiltinTypes.SUPER;
  }

  @Override
  public @Nullable Object attr(String name) {
    return find(after, self, name);
  }

  /** The attribute bound to the receiver, or {@code null}. */
  public static @Nullable Object find(PyType after, Object self, String name) {
    boolean throughClass = self instanceof PyType receiver && receiver.isSubtypeOf(after);
    PyType type = throughClass ? (PyType) self : Ops.typeOf(self);
    List<PyType> order = type.mro();
    for (int i = order.indexOf(after) + 1; i < order.size(); i++) {
      Object found = order.get(i).namespace().get(name);
      if (found != null) {
        return Attributes.bind(found, throughClass ? null : self, type);
      }
    }
    return null;
  }

  @Override
  public String repr() {
    return "<super: <class '" + after.name() + "'>, <" + Ops.typeOf(self).name() + " object>>";
  }
}
