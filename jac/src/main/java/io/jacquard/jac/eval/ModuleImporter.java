package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.execution.PyModule;
import org.jspecify.annotations.Nullable;

/** Finds the modules that a running module imports. */
@FunctionalInterface
public interface ModuleImporter {

  /**
   * The module, loaded and run; {@code null} when there is none of that name.
   *
   * @param dots leading dots: 0 for an absolute path, 1 for the importing module's own package
   * @param path dotted; may be empty when there are dots
   */
  @Nullable PyModule find(int dots, String path);
}
