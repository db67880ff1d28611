package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** A {@code classmethod}: a function in a class that gets the class as first argument. */
public record ClassMethod(PyCallable function) implements Descriptor, NativeValue {

  @Override
  public Object get(@Nullable Object instance, PyType owner) {
    return new BoundMethod(owner, function);
  }

  @Override
  public PyType type() {
    return BuiltinTypes.CLASSMETHOD;
  }

  @Override
  public @Nullable Object attr(String name) {
    return switch (name) {
      case "__func__", "__wrapped__" -> function;
      default -> type().lookup(name) == null ? Ops.findAttr(function, name) : null;
    };
  }
}
