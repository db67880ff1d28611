package io.jacquard.sequence.store;

import io.jacquard.store.DocumentStore;
import io.jacquard.store.mongo.Stores;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Opens the service's own store, unless the process it is part of brings one for all. */
final class StoreProducer {

  @Produces
  @Singleton
  @DefaultBean
  DocumentStore open(StoreConfig config) {
    return Stores.open(config.mongodbUri(), config.folder());
  }

  void close(@Disposes DocumentStore store) {
    store.close();
  }
}
