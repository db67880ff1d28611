package io.jacquard.graph;

import io.jacquard.store.DocumentStore;
import io.jacquard.store.InMemoryDocumentStore;
import java.time.Clock;

class InMemoryPersistenceTest extends PersistenceContract {

  @Override
  DocumentStore open() {
    return new InMemoryDocumentStore(Clock.systemUTC());
  }
}
