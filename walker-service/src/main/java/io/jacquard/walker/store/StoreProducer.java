package io.jacquard.walker.store;

import io.jacquard.graph.GraphService;
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

  @Produces
  @Singleton
  GraphService graph(DocumentStore store, GraphConfig config) {
    return new GraphService(store, config.limits());
  }
}
