package io.jacquard.store;

import java.time.Clock;

class InMemoryDocumentStoreTest extends DocumentStoreContract {
  @Override
  protected DocumentStore open(Clock clock) {
    return new InMemoryDocumentStore(clock);
  }
}
