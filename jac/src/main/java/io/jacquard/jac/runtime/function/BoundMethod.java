package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** A method read from an object: a function together with its receiver. */
public record BoundMethod(Object self, PyCallable function) implements PyCallable, NativeValue {

  @Override
  public Object call(Object[] args, String[] keywords) {
    if (function instanceof Method f) {
      return f.callMethod(self, args, keywords);
    }
    Object[] all = new Object[args.length + 1];
    all[0] = self;
    System.arraycopy(args, 0, all, 1, args.length);
    return function.call(all, keywords);
  }

  @Override
  public PyType type() {
    return function instanceof NativeFunction ? BuiltinTypes.BUILTIN_FUNCTION : BuiltinTypes.METHOD;
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof BoundMethod(Object receiver, PyCallable callee)
        && Ops.is(self, receiver)
        && Identity.same(function, callee);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other != null && equalTo(other);
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(self) * 31 + System.identityHashCode(function);
  }

  @Override
  public long hash() {
    return hashCode();
  }

  @Override
  public String repr() {
    if (function instanceof NativeFunction f) {
      return "<built-in method %s of %s object at 0x%012x>"
          .formatted(f.name(), Ops.typeOf(self).name(), System.identityHashCode(self));
    }
    Object name = Ops.findAttr(function, "__qualname__");
    return "<bound method " + (name == null ? "?" : Ops.str(name)) + " of " + Ops.repr(self) + ">";
  }

  @Override
  public @Nullable Object attr(String name) {
    return switch (name) {
      case "__self__" -> self;
      case "__func__" -> function;
      case "__name__", "__qualname__", "__module__", "__doc__" -> Ops.findAttr(function, name);
      default -> type().lookup(name) == null ? Ops.findAttr(function, name) : null;
    };
  }
}
