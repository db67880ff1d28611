package io.jacquard.store.mongo;

import io.jacquard.store.DocumentStore;
import io.jacquard.store.DocumentStoreContract;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = MongoServer.SHARED_URI, matches = ".+")
class MongoDocumentStoreTest extends DocumentStoreContract {
  private final SharedDatabase database = new SharedDatabase();

  @Override
  protected DocumentStore open(Clock clock) {
    return MongoDocumentStore.open(MongoOptions.at(database.uri()).with(clock));
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }
}
