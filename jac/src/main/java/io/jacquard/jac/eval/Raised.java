package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.failure.PyException;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** Questions about errors, and making them from what a program raises. */
public final class Raised {
  private Raised() {}

  public static boolean is(JacError error, String exceptionName) {
    return error.exception().type().isSubtypeOf(BuiltinTypes.named(exceptionName));
  }

  /** Whether a safe lookup takes the error for "nothing there". */
  public static boolean isLookupFailure(JacError error) {
    return is(error, "LookupError") || is(error, "TypeError");
  }

  /** The exception object that {@code raise value} raises. */
  public static PyException exception(Object value) {
    Object made =
        value instanceof PyType type && type.isSubtypeOf(BuiltinTypes.BASE_EXCEPTION)
            ? type.call(new Object[0], PyCallable.NO_KEYWORDS)
            : value;
    if (made instanceof PyException exception) {
      return exception;
    }
    throw Errors.typeError("exceptions must derive from BaseException");
  }

  /** What {@code raise … from value} names; {@code null} for {@code from None}. */
  public static @Nullable PyException cause(Object value) {
    if (value instanceof None) {
      return null;
    }
    if (value instanceof PyException
        || (value instanceof PyType type && type.isSubtypeOf(BuiltinTypes.BASE_EXCEPTION))) {
      return exception(value);
    }
    throw Errors.typeError("exception causes must derive from BaseException");
  }

  /** Whether a handler for {@code type} takes the error. */
  public static boolean matches(JacError error, Object type) {
    if (type instanceof PyType one && one.isSubtypeOf(BuiltinTypes.BASE_EXCEPTION)) {
      return error.exception().type().isSubtypeOf(one);
    }
    if (type instanceof PyTuple several) {
      for (int i = 0; i < several.size(); i++) {
        if (matches(error, several.get(i))) {
          return true;
        }
      }
      return false;
    }
    throw Errors.typeError(
        "catching classes that do not inherit from BaseException is not allowed");
  }
}
