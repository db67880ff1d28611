package io.jacquard.jac.eval;

import io.jacquard.jac.eval.lowering.FunctionLowering;
import io.jacquard.jac.resolve.ir.ModuleIr;
import io.jacquard.jac.runtime.container.Shared;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A module that is ready to run. */
public final class ModuleCode {
  private final ModuleIr ir;

  public ModuleCode(ModuleIr ir) {
    this.ir = ir;
  }

  /** What the module imports, wherever in it. */
  public List<ModuleIr.ImportRef> imports() {
    return ir.imports();
  }

  /**
   * Runs the module's body in the running execution.
   *
   * @param module receives the globals; its name is the module's {@code __name__}
   * @param builtins what names mean that no scope binds
   * @return the module's tests
   */
  public List<TestCase> run(
      PyModule module, Map<String, Object> builtins, ModuleImporter importer) {
    List<TestCase> tests = new ArrayList<>();
    module.set("__file__", ir.body().source().name());
    ModuleContext context = new ModuleContext(module, builtins, importer, tests);
    CodeUnit unit = new FunctionLowering(context).unit(ir.body());
    @Nullable Object[] slots = unit.slots();
    unit.makeCells(slots, new Cell[0]);
    unit.run(slots, Execution.current().budget());
    module.globals().values().forEach(Shared::mark);
    return tests;
  }
}
