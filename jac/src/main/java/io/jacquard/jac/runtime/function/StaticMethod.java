package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** A {@code staticmethod}: a function in a class that gets no receiver. */
public record StaticMethod(PyCallable function) implements Descriptor, PyCallable, NativeValue {

  @Override
  public Object get(@Nullable Object instance, PyType owner) {
    return function;
  }

  @Override
  public Object call(Object[] args, String[] keywords) {
    return function.call(args, keywords);
  }

  @Override
  public PyType type() {
    return BuiltinTypes.STATICMETHOD;
  }

  @Override
  public @Nullable Object attr(String name) {
    return switch (name) {
      case "__func__", "__wrapped__" -> function;
      default -> type().lookup(name) == null ? Ops.findAttr(function, name) : null;
    };
  }
}
