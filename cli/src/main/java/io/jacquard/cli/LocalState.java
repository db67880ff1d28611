package io.jacquard.cli;

import io.jacquard.graph.GraphService;
import io.jacquard.jac.Program;
import io.jacquard.jac.osp.access.AccessRules;
import io.jacquard.jac.osp.graph.Graph;
import java.nio.file.Path;

/** What programs keep between runs: the embedded store in a folder, opened when first needed. */
final class LocalState implements AutoCloseable {
  private final LazyStore store;

  LocalState(Path folder) {
    this.store = new LazyStore(folder);
  }

  /** A unit of work of the system root, as which a program's body runs. */
  Graph open(Program program) {
    return new GraphService(store).open(AccessRules.SYSTEM_ROOT, program::typeNamed);
  }

  @Override
  public void close() {
    store.close();
  }
}
