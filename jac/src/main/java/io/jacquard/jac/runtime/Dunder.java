package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.function.Method;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** Finds and calls the methods with which a class overloads operations ({@code __add__}). */
public final class Dunder {
  private Dunder() {}

  /** The class's own or inherited method; {@code null} when only {@code object} has it. */
  public static @Nullable Object find(PyType type, String name) {
    Object found = type.lookup(name);
    return found instanceof NativeFunction f && f.owner() == BuiltinTypes.OBJECT ? null : found;
  }

  /** Calls what {@link #find} found. */
  public static Object call(Object found, Object self, Object... args) {
    if (found instanceof Method method && method.binds()) {
      return method.callMethod(self, args, PyCallable.NO_KEYWORDS);
    }
    return Ops.call(Attributes.bind(found, self, Ops.typeOf(self)), args, PyCallable.NO_KEYWORDS);
  }

  /** The method's answer, or {@code null} when the class has no such method. */
  public static @Nullable Object invoke(Object self, String name, Object... args) {
    Object found = find(Ops.typeOf(self), name);
    return found == null ? null : call(found, self, args);
  }

  /** Like {@link #invoke}; also {@code null} when the method answers NotImplemented. */
  public static @Nullable Object attempt(Object self, String name, Object... args) {
    Object answer = invoke(self, name, args);
    return answer == Singleton.NOT_IMPLEMENTED ? null : answer;
  }
}
