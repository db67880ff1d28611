package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.Endings;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.ArrayList;
import java.util.List;

/** The module {@code atexit}, and what {@code gc.collect} does. */
public final class Collector {
  private Collector() {}

  public static PyModule atexit() {
    return new ModuleBuilder("atexit")
        .function(
            "register",
            "(func, /, *args, **kwargs)",
            a -> {
              Object function = a[0];
              PyTuple args = (PyTuple) a[1];
              PyDict keywords = ((PyDict) a[2]).copy();
              endings().atExit(new Endings.AtExit(function, () -> call(function, args, keywords)));
              return function;
            })
        .function(
            "unregister",
            "(func, /)",
            a -> {
              endings().forget(a[0]);
              return None.NONE;
            })
        .function("_ncallbacks", "()", _ -> (long) endings().size())
        .function(
            "_run_exitfuncs",
            "()",
            _ -> {
              endings().finish(Collector::report);
              return None.NONE;
            })
        .build();
  }

  /** Looks for objects that nobody keeps, and tells those who wait for their end. */
  static void collect() {
    endings().settle(Execution.current().host());
  }

  /** As {@link #collect}, before an answer that depends on what is gone. */
  static void look() {
    endings().look(Execution.current().host());
  }

  private static Endings endings() {
    return Execution.current().endings();
  }

  private static void call(Object function, PyTuple args, PyDict keywords) {
    List<Object> values = new ArrayList<>(args.asJava());
    List<String> names = new ArrayList<>();
    keywords.forEach((name, value) -> {
      names.add((String) name);
      values.add(value);
    });
    Ops.call(function, values.toArray(), names.toArray(String[]::new));
  }

  private static void report(JacError error) {
    throw error;
  }
}
