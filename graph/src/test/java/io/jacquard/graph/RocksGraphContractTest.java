package io.jacquard.graph;

import io.jacquard.jac.osp.AccessRules;
import io.jacquard.jac.osp.Graph;
import io.jacquard.jac.osp.GraphContract;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.rocks.RocksDocumentStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class RocksGraphContractTest extends GraphContract {
  @TempDir Path folder;
  private DocumentStore store;

  @Override
  protected Graph open(List<PyType> classes) {
    store = RocksDocumentStore.open(folder);
    return graph(classes);
  }

  /** Restarts the store, too. */
  @Override
  protected Graph reopen(Graph committed, List<PyType> classes) {
    store.close();
    return open(classes);
  }

  private Graph graph(List<PyType> classes) {
    return new GraphService(store).open(AccessRules.SYSTEM_ROOT, new ClassesByName(classes));
  }

  @AfterEach
  void close() {
    store.close();
  }
}
