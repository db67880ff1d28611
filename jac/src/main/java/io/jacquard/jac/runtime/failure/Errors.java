package io.jacquard.jac.runtime.failure;

import io.jacquard.jac.runtime.execution.Limit;
import io.jacquard.jac.runtime.type.BuiltinTypes;

/** Makes the errors that the runtime itself raises, with CPython's texts. */
public final class Errors {
  private Errors() {}

  public static JacError typeError(String message) {
    return make("TypeError", message);
  }

  public static JacError valueError(String message) {
    return make("ValueError", message);
  }

  public static JacError attributeError(String message) {
    return make("AttributeError", message);
  }

  public static JacError indexError(String message) {
    return make("IndexError", message);
  }

  public static JacError keyError(Object key) {
    return make("KeyError", key);
  }

  /** A name that nothing is bound to; the exception knows it as {@code name}. */
  public static JacError unboundName(String name) {
    JacError error = make("NameError", "name '" + name + "' is not defined");
    error.exception().own("name", name);
    return error;
  }

  public static JacError runtimeError(String message) {
    return make("RuntimeError", message);
  }

  /** What a stack overflow in Java means to the program. */
  public static JacError recursion() {
    return limit(Limit.DEPTH, "RecursionError", "maximum recursion depth exceeded");
  }

  /** A passed limit that ends the call: the program cannot catch it. */
  public static JacError fatal(Limit limit, String exceptionName, String message) {
    return limit(limit, exceptionName, message, true);
  }

  /** A passed limit that the program may catch. */
  public static JacError limit(Limit limit, String exceptionName, String message) {
    return limit(limit, exceptionName, message, false);
  }

  private static JacError limit(Limit limit, String exceptionName, String message, boolean fatal) {
    return new JacError(new PyException(BuiltinTypes.named(exceptionName), message), fatal, limit);
  }

  /** What an error of the Java machine means to the program. */
  public static JacError of(VirtualMachineError error) {
    return error instanceof StackOverflowError
        ? recursion()
        : fatal(Limit.SIZE, "MemoryError", "the program needs more memory than it may use");
  }

  /** An error of any builtin exception class by its name. */
  public static JacError make(String exceptionName, Object... args) {
    return new JacError(new PyException(BuiltinTypes.named(exceptionName), args));
  }
}
