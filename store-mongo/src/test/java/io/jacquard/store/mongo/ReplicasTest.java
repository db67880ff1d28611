package io.jacquard.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.CommitResult;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Guard;
import io.jacquard.store.IndexSpec;
import io.jacquard.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Several processes on one database; here several stores of one process. */
@EnabledIfEnvironmentVariable(named = MongoServer.SHARED_URI, matches = ".+")
class ReplicasTest {
  private static final CollectionSpec THINGS =
      CollectionSpec.of("things", IndexSpec.on("byOwner", "owner").covering("kind"));
  private static final CollectionSpec COUNTS = CollectionSpec.counters("counts");
  private static final DocumentKey A = DocumentKey.of("things", "a");
  private static final DocumentKey B = DocumentKey.of("things", "b");
  private static final int ROUNDS = 40;

  private final SharedDatabase database = new SharedDatabase();
  private final List<DocumentStore> stores = new ArrayList<>();

  @BeforeEach
  void openStores() {
    for (int i = 0; i < 3; i++) {
      DocumentStore store = MongoDocumentStore.open(MongoOptions.at(database.uri()));
      store.declare(THINGS);
      store.declare(COUNTS);
      stores.add(store);
    }
  }

  @AfterEach
  void close() {
    stores.forEach(DocumentStore::close);
    database.close();
  }

  private static Body count(long count) {
    return Body.of(Map.of("count", count));
  }

  private interface Work {
    void run(DocumentStore store) throws Exception;
  }

  private void inEachStore(Work work) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(stores.size())) {
      List<Future<?>> all = new ArrayList<>();
      for (DocumentStore store : stores) {
        all.add(
            pool.submit(() -> {
              work.run(store);
              return null;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  @Test
  void incrementsFromSeveralProcessesLoseNothing() throws Exception {
    stores.getFirst().commit(Write.insert(A, count(0)));

    inEachStore(store -> {
      for (int done = 0; done < ROUNDS; ) {
        var read = store.get(A).orElseThrow();
        Write next = Write.replace(read, count(read.number("count") + 1));
        done += store.commit(next).committed() ? 1 : 0;
      }
    });

    assertThat(stores.getFirst().get(A).orElseThrow().number("count"))
        .isEqualTo((long) stores.size() * ROUNDS);
  }

  @Test
  void bumpsOfOneCounterNeverConflict() throws Exception {
    DocumentKey hits = DocumentKey.of("counts", "hits");

    inEachStore(store -> {
      for (int i = 0; i < ROUNDS; i++) {
        assertThat(store.commit(Write.bump(hits)).committed()).isTrue();
      }
    });
  }

  /** Each of two rivals takes one of two places if the other is free: never both. */
  @Test
  void guardsExcludeWriteSkewBetweenDocumentsThatAreThere() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      stores.getFirst().commit(Write.put(A, count(0)), Write.put(B, count(0)));
      CommitResult[] results = new CommitResult[2];

      both(
          () -> results[0] = take(stores.get(0), A, B),
          () -> results[1] = take(stores.get(1), B, A));

      assertThat(results[0].committed() && results[1].committed()).isFalse();
    }
  }

  private static CommitResult take(DocumentStore store, DocumentKey mine, DocumentKey other) {
    var seen = store.get(other).orElseThrow();
    if (seen.number("count") != 0) {
      return new CommitResult.Conflict(List.of(other));
    }
    return store.commit(List.of(Write.put(mine, count(1))), List.of(Guard.unchanged(seen)));
  }

  @Test
  void guardsExcludeWriteSkewBetweenDocumentsThatAreNotThere() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      DocumentKey left = DocumentKey.of("things", "left" + round);
      DocumentKey right = DocumentKey.of("things", "right" + round);
      CommitResult[] results = new CommitResult[2];

      both(
          () -> results[0] = claim(stores.get(0), left, right),
          () -> results[1] = claim(stores.get(1), right, left));

      assertThat(results[0].committed()).isNotEqualTo(results[1].committed());
    }
  }

  private static CommitResult claim(DocumentStore store, DocumentKey mine, DocumentKey other) {
    return store.commit(List.of(Write.insert(mine, count(1))), List.of(Guard.absent(other)));
  }

  private static void both(Runnable one, Runnable other) throws InterruptedException {
    Thread first = Thread.ofPlatform().start(one);
    other.run();
    first.join();
  }

  @Test
  void scansAreAnsweredByTheIndexAlone() {
    DocumentStore store = stores.getFirst();
    for (int i = 0; i < 20; i++) {
      store.commit(
          Write.put(
              DocumentKey.of("things", "t" + i),
              Body.of(Map.of("owner", "o" + i % 2, "kind", "k"))));
    }

    try (MongoClient client = MongoClients.create(database.uri())) {
      MongoCollection<Document> things =
          client.getDatabase(MongoOptions.at(database.uri()).database()).getCollection("things");
      IndexLayout index = new IndexLayout(THINGS.indexes().getFirst());
      Document stats =
          things
              .find(
                  new Document(StoredForm.EXPIRY, StoredForm.live(Instant.now()))
                      .append(
                          "$or",
                          List.of(
                              new Document(index.path(0), "o1"),
                              new Document(index.path(0), "o2"))))
              .projection(index.projection())
              .sort(index.order(1))
              .hintString(index.indexName())
              .explain()
              .get("executionStats", Document.class);

      assertThat(stats.getInteger("nReturned")).isEqualTo(10);
      assertThat(stats.getInteger("totalDocsExamined")).isZero();
    }
  }

  /** The server would keep such a transaction for a minute, longer than a commit is tried. */
  @Test
  void aTransactionThatADeadProcessLeftOpenIsEnded() {
    DocumentStore store = stores.getFirst();
    store.commit(Write.put(A, count(1)));
    String uri = database.uri() + "&appName=jacquard";
    try (MongoClient dead = MongoClients.create(uri);
        ClientSession session = dead.startSession()) {
      session.startTransaction();
      dead.getDatabase(new ConnectionString(uri).getDatabase())
          .getCollection("things")
          .updateOne(session, new Document("_id", "a"), new Document("$set", new Document("x", 1)));

      CommitResult result = store.commit(Write.put(A, count(2)));

      assertThat(result.committed()).isTrue();
    }
    assertThat(store.get(A).orElseThrow().number("count")).isEqualTo(2);
  }
}
