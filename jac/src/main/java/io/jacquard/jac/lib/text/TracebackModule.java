package io.jacquard.jac.lib.text;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.Execution;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.JacError;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyException;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;

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
        .function("format_exception", "(exc, /, *details, **options)", a -> PyList.of(of(a)))
        .function(
            "format_exception_only",
            "(exc, /, *details)",
            a -> PyList.of(summary(exception(a)) + "\n"))
        .function(
            "print_exception",
            "(exc, /, *details, **options)",
            a -> {
              System.err.print(of(a));
              return None.NONE;
            })
        .function("format_tb", "(tb, limit=None)", _ -> PyList.of())
        .function("format_stack", "(f=None, limit=None)", _ -> PyList.of())
        .build();
  }

  /** The text of the exception that is being handled. */
  static String current() {
    JacError handled = Execution.current().handling();
    return handled == null ? "NoneType: None\n" : render(handled);
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

  private static String of(Object[] a) {
    PyException exception = exception(a);
    JacError handled = Execution.current().handling();
    return handled != null && Identity.same(handled.exception(), exception)
        ? render(handled)
        : summary(exception) + "\n";
  }

  private static String render(JacError error) {
    StringBuilder out = new StringBuilder("Traceback (most recent call last):\n");
    for (JacError.TraceEntry entry : error.trace().reversed()) {
      out.append("  File \"").append(entry.file()).append("\", line ").append(entry.line());
      out.append(", in ").append(entry.ability()).append('\n');
    }
    return out.append(summary(error.exception())).append('\n').toString();
  }

  private static String summary(PyException exception) {
    String message = Ops.str(exception);
    String module = exception.type().module();
    String name =
        module.equals("builtins") || module.equals("__main__")
            ? exception.type().name()
            : exception.type().qualifiedName();
    return message.isEmpty() ? name : name + ": " + message;
  }
}
