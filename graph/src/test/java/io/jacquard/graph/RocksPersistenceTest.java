package io.jacquard.graph;

import io.jacquard.store.DocumentStore;
import io.jacquard.store.rocks.RocksDocumentStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksPersistenceTest extends PersistenceContract {
  @TempDir Path folder;

  @Override
  DocumentStore open() {
    return RocksDocumentStore.open(folder);
  }
}
