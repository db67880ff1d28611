package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.function.NativeFunction;

/** The module {@code subprocess}: it can be imported, as programs do at their top, but not used. */
public final class SubprocessModule {
  private SubprocessModule() {}

  public static PyModule subprocess() {
    ModuleBuilder module = new ModuleBuilder("subprocess");
    for (String name : new String[] {"run", "Popen", "call", "check_call", "check_output"}) {
      module.function(name, "(*args, **kwargs)", refusal("subprocess." + name));
    }
    var error = Exceptions.define("subprocess", "SubprocessError", "Exception");
    return module
        .value("SubprocessError", error)
        .value("CalledProcessError", Exceptions.define("subprocess", "CalledProcessError", error))
        .value("TimeoutExpired", Exceptions.define("subprocess", "TimeoutExpired", error))
        .value("PIPE", -1L)
        .value("STDOUT", -2L)
        .value("DEVNULL", -3L)
        .build();
  }

  /** A function that raises NotImplementedError for what would act on the whole server process. */
  static NativeFunction.Body refusal(String what) {
    return _ -> {
      throw Errors.make(
          "NotImplementedError",
          what
              + " is not available: programs served by Jacquard start no processes and change none");
    };
  }
}
