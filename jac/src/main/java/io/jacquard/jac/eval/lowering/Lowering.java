package io.jacquard.jac.eval.lowering;

import io.jacquard.jac.eval.ModuleCode;
import io.jacquard.jac.resolve.Resolver;
import io.jacquard.jac.resolve.ir.ModuleIr;
import io.jacquard.jac.resolve.scope.NameUses;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.syntax.tree.Module;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a parsed module to one that can run. */
public final class Lowering {
  private Lowering() {}

  /** As {@link #lower(Module, List, List, NameUses)}, for a module that stands alone. */
  public static @Nullable ModuleCode lower(
      Module main, List<Module> annexes, List<Diagnostic> sink) {
    return lower(main, annexes, sink, new NameUses());
  }

  /**
   * Resolves a module together with its annexes.
   *
   * @param sink receives everything that is wrong with it
   * @param uses receives the names that the module leaves to others
   * @return {@code null} when it cannot run
   */
  public static @Nullable ModuleCode lower(
      Module main, List<Module> annexes, List<Diagnostic> sink, NameUses uses) {
    ModuleIr ir = Resolver.resolve(main, annexes, sink, uses);
    return ir == null ? null : new ModuleCode(ir);
  }
}
