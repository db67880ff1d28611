package io.jacquard.jac.eval;

import io.jacquard.jac.resolve.ModuleIr;
import io.jacquard.jac.resolve.Resolver;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.syntax.Module;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a parsed module to one that can run. */
public final class Lowering {
  private Lowering() {}

  /**
   * Resolves a module together with its annexes.
   *
   * @param sink receives everything that is wrong with it
   * @return {@code null} when it cannot run
   */
  public static @Nullable ModuleCode lower(
      Module main, List<Module> annexes, List<Diagnostic> sink) {
    ModuleIr ir = Resolver.resolve(main, annexes, sink);
    return ir == null ? null : new ModuleCode(ir);
  }
}
