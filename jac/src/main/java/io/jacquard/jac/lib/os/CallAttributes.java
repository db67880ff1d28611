package io.jacquard.jac.lib.os;

import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import org.jspecify.annotations.Nullable;

/** What {@code sys} shows of the running call: its streams, and the modules of its program. */
final class CallAttributes implements PyModule.Overrides {
  @Override
  public @Nullable Object find(String attribute) {
    return attribute.equals("modules") ? modules() : StandardStreams.OF_THE_CALL.find(attribute);
  }

  /** A dict of its own for each look, so that nobody changes what others import. */
  private static PyDict modules() {
    PyDict modules = new PyDict();
    Execution.current().modules().started().forEach(modules::put);
    return modules;
  }

  @Override
  public boolean assign(String attribute, Object value) {
    return StandardStreams.OF_THE_CALL.assign(attribute, value);
  }
}
