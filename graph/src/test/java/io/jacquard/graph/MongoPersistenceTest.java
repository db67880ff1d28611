package io.jacquard.graph;

import io.jacquard.store.DocumentStore;
import io.jacquard.store.mongo.MongoDocumentStore;
import io.jacquard.store.mongo.MongoOptions;
import io.jacquard.store.mongo.MongoServer;
import io.jacquard.store.mongo.SharedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = MongoServer.SHARED_URI, matches = ".+")
class MongoPersistenceTest extends PersistenceContract {
  private final SharedDatabase database = new SharedDatabase();

  @Override
  DocumentStore open() {
    return MongoDocumentStore.open(MongoOptions.at(database.uri()));
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }
}
