package io.jacquard.standalone;

import io.jacquard.store.DocumentStore;
import io.jacquard.store.mongo.Stores;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one document store that all services of the process use. */
final class SharedStore {

  @Produces
  @Singleton
  DocumentStore open(StandaloneConfig config) {
    return Stores.open(config.mongodbUri(), new DataFolder(config.data()).documents());
  }

  void close(@Disposes DocumentStore store) {
    store.close();
  }
}
