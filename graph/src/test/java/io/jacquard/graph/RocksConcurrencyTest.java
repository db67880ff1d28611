package io.jacquard.graph;

import io.jacquard.store.DocumentStore;
import io.jacquard.store.rocks.RocksDocumentStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class RocksConcurrencyTest extends ConcurrencyContract {
  @TempDir Path folder;

  @Override
  List<DocumentStore> open() {
    return List.of(RocksDocumentStore.open(folder));
  }
}
