package io.jacquard.graph;

import io.jacquard.jac.osp.GraphContract;
import io.jacquard.jac.osp.access.AccessRules;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.rocks.RocksDocumentStore;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class RocksGraphContractTest extends GraphContract {
  @TempDir Path folder;
  private @Nullable DocumentStore store;

  @Override
  protected Graph open(List<PyType> classes) {
    DocumentStore opened = RocksDocumentStore.open(folder);
    store = opened;
    return new GraphService(opened).open(AccessRules.SYSTEM_ROOT, new ClassesByName(classes));
  }

  /** Restarts the store, too. */
  @Override
  protected Graph reopen(Graph committed, List<PyType> classes) {
    close();
    return open(classes);
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }
}
