package io.jacquard.store.mongo;

import com.mongodb.ConnectionString;
import io.jacquard.store.StoreException;
import java.time.Clock;
import java.time.Duration;

/**
 * How a store on MongoDB is opened.
 *
 * @param connection where the server is; without a database it means {@value #DEFAULT_DATABASE}
 * @param patience how long an operation waits for a primary before it fails
 */
public record MongoOptions(ConnectionString connection, Clock clock, Duration patience) {
  private static final String DEFAULT_DATABASE = "jacquard";
  private static final String DEFAULT_APPLICATION = "jacquard";
  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(10);

  public MongoOptions {
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("patience must be positive, not " + patience);
    }
  }

  /**
   * The usual options.
   *
   * @throws StoreException when the URI is none of MongoDB's; it is not repeated, as it may hold a
   *     password
   */
  public static MongoOptions at(String uri) {
    try {
      return new MongoOptions(new ConnectionString(uri), Clock.systemUTC(), DEFAULT_PATIENCE);
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          "MONGODB_URI is no address of MongoDB; it looks like mongodb://host:27017/database");
    }
  }

  public MongoOptions with(Clock other) {
    return new MongoOptions(connection, other, patience);
  }

  public MongoOptions waiting(Duration other) {
    return new MongoOptions(connection, clock, other);
  }

  String database() {
    String named = connection.getDatabase();
    return named == null ? DEFAULT_DATABASE : named;
  }

  /** What the server calls the connections of our processes. */
  String applicationName() {
    String named = connection.getApplicationName();
    return named == null ? DEFAULT_APPLICATION : named;
  }

  /** The servers, for messages; without user and password. */
  String hosts() {
    return String.join(", ", connection.getHosts());
  }
}
