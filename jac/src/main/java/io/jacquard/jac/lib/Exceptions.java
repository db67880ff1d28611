package io.jacquard.jac.lib;

import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.failure.PyException;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;

/** Exception classes that native modules add to the builtin ones. */
public final class Exceptions {
  private Exceptions() {}

  /** Makes an exception class below a builtin one. */
  public static PyType define(String module, String name, String base) {
    return define(module, name, BuiltinTypes.named(base));
  }

  public static PyType define(String module, String name, PyType base) {
    return new PyType(name, module, PyType.Kind.BUILTIN, List.of(base));
  }

  /** An exception of the class, ready to throw. */
  public static JacError make(PyType type, Object... arguments) {
    return new JacError(new PyException(type, arguments));
  }
}
