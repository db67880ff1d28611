package io.jacquard.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.jacquard.store.Ids;

/** A database of a test's own in the mongod that all tests share. */
public final class SharedDatabase implements AutoCloseable {
  private final String server = System.getenv(MongoServer.SHARED_URI);
  private final String name = "test-" + Ids.next();

  /** The shared server with this database. */
  public String uri() {
    return "mongodb://"
        + String.join(",", new ConnectionString(server).getHosts())
        + "/"
        + name
        + "?replicaSet="
        + new ConnectionString(server).getRequiredReplicaSetName();
  }

  /** Drops the database. */
  @Override
  public void close() {
    try (MongoClient client = MongoClients.create(server)) {
      client.getDatabase(name).drop();
    }
  }
}
