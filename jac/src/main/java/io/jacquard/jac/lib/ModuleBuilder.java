package io.jacquard.jac.lib;

import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Map;

/** Puts together one native module. */
public final class ModuleBuilder {
  private final PyModule module;

  public ModuleBuilder(String name) {
    this.module = new PyModule(name);
  }

  public ModuleBuilder function(String name, String signature, NativeFunction.Body body) {
    return value(name, NativeFunction.of(name, signature, body));
  }

  public ModuleBuilder type(PyType type) {
    return value(type.name(), type);
  }

  public ModuleBuilder value(String name, Object value) {
    module.set(name, value);
    return this;
  }

  public ModuleBuilder values(Map<String, ?> values) {
    values.forEach(module::set);
    return this;
  }

  public PyModule build() {
    return module;
  }
}
