package io.jacquard.graph;

import io.jacquard.store.DocumentStore;
import io.jacquard.store.mongo.MongoDocumentStore;
import io.jacquard.store.mongo.MongoOptions;
import io.jacquard.store.mongo.MongoServer;
import io.jacquard.store.mongo.SharedDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = MongoServer.SHARED_URI, matches = ".+")
class MongoConcurrencyTest extends ConcurrencyContract {
  private static final int PROCESSES = 3;

  private final SharedDatabase database = new SharedDatabase();

  @Override
  List<DocumentStore> open() {
    return Stream.generate(() -> MongoDocumentStore.open(MongoOptions.at(database.uri())))
        .limit(PROCESSES)
        .<DocumentStore>map(store -> store)
        .toList();
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }
}
