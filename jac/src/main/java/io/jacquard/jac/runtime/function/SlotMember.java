package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attribute that a class names in {@code __slots__}: kept by the object, not its dictionary. */
public record SlotMember(PyType owner, String name) implements Descriptor.Data, NativeValue {
  /** {@code types.MemberDescriptorType}. */
  public static final PyType TYPE =
      new PyType("member_descriptor", "builtins", PyType.Kind.BUILTIN, List.of());

  @Override
  public Object get(@Nullable Object instance, PyType type) {
    if (instance == null) {
      return this;
    }
    Object value = object(instance).own(name);
    if (value == null) {
      throw missing(instance);
    }
    return value;
  }

  @Override
  public void set(Object instance, Object value) {
    object(instance).own(name, value);
  }

  @Override
  public void delete(Object instance) {
    if (!object(instance).removeOwn(name)) {
      throw missing(instance);
    }
  }

  private Instance object(Object instance) {
    if (instance instanceof Instance object && object.type().isSubtypeOf(owner)) {
      return object;
    }
    throw Errors.typeError(
        "descriptor '%s' for '%s' objects doesn't apply to a different object"
            .formatted(name, owner.name()));
  }

  private JacError missing(Object instance) {
    return Errors.attributeError(
        "'" + Ops.typeOf(instance).name() + "' object has no attribute '" + name + "'");
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public String repr() {
    return "<member '" + name + "' of '" + owner.name() + "' objects>";
  }

  @Override
  public @Nullable Object attr(String attribute) {
    return attribute.equals("__name__") ? name : null;
  }
}
