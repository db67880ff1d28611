package io.jacquard.jac.lib.builtin;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.operator.Ops;
import org.jspecify.annotations.Nullable;

/** Imports by a name that a program makes up: {@code __import__} and {@code importlib}. */
public final class ImportFunctions {
  public static final NativeFunction IMPORT =
      NativeFunction.of(
          "__import__",
          "(name, globals=None, locals=None, fromlist=(), level=0)",
          a -> imported(Args.text(a[0], "__import__() argument 1"), Ops.truthy(a[3])));

  private ImportFunctions() {}

  /** {@code _importlib}: the part of {@code importlib} that is not written in Jac. */
  public static PyModule importlib() {
    return new ModuleBuilder("_importlib")
        .function("find", "(name)", a -> Args.orNone(find(Args.text(a[0], "name"))))
        .build();
  }

  /** The module of that name when somebody wants names of it, else the package that it is in. */
  private static PyModule imported(String name, boolean inner) {
    PyModule module = require(name);
    int dot = name.indexOf('.');
    return inner || dot < 0 ? module : require(name.substring(0, dot));
  }

  private static PyModule require(String name) {
    PyModule found = find(name);
    if (found == null) {
      JacError error = Errors.make("ModuleNotFoundError", "No module named '" + name + "'");
      error.exception().own("name", name);
      throw error;
    }
    return found;
  }

  private static @Nullable PyModule find(String name) {
    return Execution.current().modules().find(name);
  }
}
