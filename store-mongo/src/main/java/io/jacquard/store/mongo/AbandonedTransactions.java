package io.jacquard.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Ends transactions whose process died: the server would hold their documents for a minute, and
 * every commit that touches one would fail so long. A process that was only slow runs its
 * transaction again, as after any conflict.
 */
final class AbandonedTransactions {
  private static final System.Logger LOG = System.getLogger(AbandonedTransactions.class.getName());
  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final MongoDatabase admin;
  private final String applicationName;
  private long next = System.nanoTime();
  private boolean refused;

  AbandonedTransactions(MongoClient client, String applicationName) {
    this.admin = client.getDatabase("admin").withReadConcern(ReadConcern.LOCAL);
    this.applicationName = applicationName;
  }

  /** Ends those that have done nothing for a while; asks the server now and then only. */
  void end() {
    if (System.nanoTime() - next >= 0) {
      next = System.nanoTime() + PAUSE_NANOS;
      try {
        List<Document> sessions = sessions();
        if (!sessions.isEmpty()) {
          admin.runCommand(new Document("killSessions", sessions));
        }
      } catch (MongoException e) {
        if (!refused) {
          refused = true; // the server ends them by itself, only later
          LOG.log(
              Level.WARNING,
              "MongoDB does not let us end abandoned transactions: {0}",
              e.toString());
        }
      }
    }
  }

  private List<Document> sessions() {
    List<Document> pipeline =
        List.of(
            new Document(
                "$currentOp", new Document("idleSessions", true).append("allUsers", false)),
            new Document(
                "$match",
                new Document("type", "idleSession")
                    .append("appName", applicationName)
                    .append(
                        "transaction.timeInactiveMicros",
                        new Document("$gte", TimeUnit.NANOSECONDS.toMicros(IDLE.toNanos())))));
    List<Document> sessions = new ArrayList<>();
    for (Document found : admin.aggregate(pipeline)) {
      Document session = found.get("lsid", Document.class);
      sessions.add(new Document("id", session.get("id")));
    }
    return sessions;
  }
}
