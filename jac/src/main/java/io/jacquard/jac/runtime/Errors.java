package io.jacquard.jac.runtime;

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

  /** An error of any builtin exception class by its name. */
  public static JacError make(String exceptionName, Object... args) {
    return new JacError(new PyException(BuiltinTypes.named(exceptionName), args));
  }
}
