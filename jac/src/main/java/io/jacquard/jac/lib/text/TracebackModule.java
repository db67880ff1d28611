package io.jacquard.jac.lib.text;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.Execution;
import io.jacquard.jac.runtime.JacError;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.PyException;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.TracebackText;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import java.util.Optional;

/** The module {@code traceback}. */
public final class TracebackModule {
  private TracebackModule() {}

  public static PyModule traceback() {
    return new ModuleBuilder("traceback")
        .function("format_exc", "(limit=None, chain=True)", _ -> current())
        .function(
            "print_exc",
            "(limit=None, file=None, chain=True)",
            _ -> {
              System.err.print(current());
              return None.NONE;
            })
        .function(
            "format_exception", "(exc, /, *details, **options)", a -> PyList.of(of(exception(a))))
        .function(
            "format_exception_only",
            "(exc, /, *details)",
            a -> PyList.of(TracebackText.summary(exception(a)) + "\n"))
        .function(
            "print_exception",
            "(exc, /, *details, **options)",
            a -> {
              System.err.print(of(exception(a)));
              return None.NONE;
            })
        .function("format_tb", "(tb, limit=None)", _ -> PyList.of())
        .function("format_stack", "(f=None, limit=None)", _ -> PyList.of())
        .build();
  }

  /** The text of the exception that is being handled. */
  static String current() {
    JacError handled = Execution.current().handling();
    return handled == null ? "NoneType: None\n" : of(handled.exception());
  }

  /** {@code (exception)} or the older {@code (type, exception, traceback)}. */
  private static PyException exception(Object[] a) {
    Object exception =
        a[0] instanceof PyException
            ? a[0]
            : ((PyTuple) a[1]).size() > 0 ? ((PyTuple) a[1]).get(0) : a[0];
    if (exception instanceof PyException found) {
      return found;
    }
    throw Errors.typeError("Exception expected for value, " + Args.typeName(exception) + " found");
  }

  private static String of(PyException exception) {
    return TracebackText.of(exception, (_, _) -> Optional.empty());
  }
}
