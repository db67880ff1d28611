package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.resolve.ir.Variable;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.PyModule;
import java.util.List;

/** Namespaces as dictionaries. */
public final class NamespaceNodes {
  private NamespaceNodes() {}

  /** {@code globals()}: what is put in it is put in the module. */
  public static final class Globals extends Node {
    private final PyModule module;

    public Globals(PyModule module) {
      this.module = module;
    }

    @Override
    public Object execute(Frame frame) {
      return module.dictionary();
    }
  }

  /** {@code locals()}: a copy, as in CPython. */
  public static final class Locals extends Node {
    private final List<Variable> variables;

    public Locals(List<Variable> variables) {
      this.variables = variables;
    }

    @Override
    public Object execute(Frame frame) {
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
