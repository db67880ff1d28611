package io.jacquard.jac.eval;

import io.jacquard.jac.resolve.Variable;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.container.PyDict;
import java.util.List;

/** Namespaces as dictionaries. */
final class NamespaceNodes {
  private NamespaceNodes() {}

  /** {@code globals()}: what is put in it is put in the module. */
  static final class Globals extends Node {
    private final PyModule module;

    Globals(PyModule module) {
      this.module = module;
    }

    @Override
    Object execute(Frame frame) {
      return module.dictionary();
    }
  }

  /** {@code locals()}: a copy, as in CPython. */
  static final class Locals extends Node {
    private final List<Variable> variables;

    Locals(List<Variable> variables) {
      this.variables = variables;
    }

    @Override
    Object execute(Frame frame) {
      PyDict names = new PyDict();
      for (Variable variable : variables) {
        Object value =
            variable.captured() ? frame.cell(variable.slot()).value : frame.slots[variable.slot()];
        if (value != null) {
          names.put(variable.name(), value);
        }
      }
      return names;
    }
  }
}
