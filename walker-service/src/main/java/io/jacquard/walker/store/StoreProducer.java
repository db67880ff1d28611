package io.jacquard.walker.store;

import io.jacquard.commons.redis.SharedRedis;
import io.jacquard.graph.GraphService;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.cache.CacheOptions;
import io.jacquard.store.cache.SharedTier;
import io.jacquard.store.mongo.Stores;
import io.jacquard.walker.cache.RedisSharedTier;
import io.jacquard.walker.cache.SharedCacheConfig;
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
  GraphService graph(
      DocumentStore store, GraphConfig config, SharedRedis redis, SharedCacheConfig cache) {
    SharedTier tier =
        store.exclusive()
            ? null
            : redis.line().map(line -> new RedisSharedTier(line, cache)).orElse(null);
    CacheOptions options =
        new CacheOptions(cache.memory().asLongValue(), cache.lease(), cache.rest());
    return new GraphService(store, config.limits(), tier, options);
  }
}
