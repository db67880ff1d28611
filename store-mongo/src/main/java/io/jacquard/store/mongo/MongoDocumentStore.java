package io.jacquard.store.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.CommitResult;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Guard;
import io.jacquard.store.IndexEntry;
import io.jacquard.store.Page;
import io.jacquard.store.Scan;
import io.jacquard.store.StoreException;
import io.jacquard.store.Write;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The document store on MongoDB, for processes that share their data. Reads ask the primary for
 * what a majority has; commits run as transactions on the one committer of the process.
 */
public final class MongoDocumentStore implements DocumentStore {
  private final MongoClient client;
  private final Clock clock;
  private final Catalog catalog;
  private final Committer committer;
  private volatile boolean open = true;

  private MongoDocumentStore(MongoClient client, MongoOptions options) {
    this.client = client;
    this.clock = options.clock();
    this.catalog = new Catalog(client.getDatabase(options.database()));
    this.committer = new Committer(client, catalog, options);
  }

  /**
   * Connects.
   *
   * @throws StoreException with a sentence for the operator: nobody answers in time, or the server
   *     has no transactions
   */
  public static MongoDocumentStore open(MongoOptions options) {
    MongoClient client = MongoClients.create(settings(options));
    try {
      ServerCheck.require(client.getDatabase("admin"), options);
      return new MongoDocumentStore(client, options);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  private static MongoClientSettings settings(MongoOptions options) {
    long millis = options.patience().toMillis();
    return MongoClientSettings.builder()
        .applyConnectionString(options.connection())
        .applicationName(options.applicationName())
        .applyToClusterSettings(
            cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
        .applyToSocketSettings(socket ->
            socket
                .connectTimeout(millis, TimeUnit.MILLISECONDS)
                .readTimeout(2 * millis, TimeUnit.MILLISECONDS))
        .retryReads(true)
        .retryWrites(true)
        .readPreference(ReadPreference.primary())
        .readConcern(ReadConcern.MAJORITY)
        .writeConcern(WriteConcern.MAJORITY.withJournal(true))
        .build();
  }

  @Override
  public void declare(CollectionSpec collection) {
    inside(() -> {
      catalog.declare(collection);
      return true;
    });
  }

  @Override
  public Optional<Document> get(DocumentKey key) {
    return Optional.ofNullable(getAll(key.collection(), List.of(key.id())).get(key.id()));
  }

  @Override
  public Map<String, Document> getAll(String collection, Collection<String> ids) {
    return inside(() -> {
      CollectionLayout layout = catalog.layout(collection);
      if (ids.isEmpty()) {
        return Map.of();
      }
      var filter =
          new org.bson.Document(StoredForm.ID, new org.bson.Document("$in", ids))
              .append(StoredForm.EXPIRY, StoredForm.live(clock.instant()));
      var projection = new org.bson.Document(StoredForm.ENTRIES, 0).append(StoredForm.TOUCHES, 0);
      Map<String, Document> unordered = HashMap.newHashMap(ids.size());
      for (org.bson.Document stored : layout.documents().find(filter).projection(projection)) {
        Document document = StoredForm.read(collection, stored);
        unordered.put(document.id(), document);
      }
      Map<String, Document> found = LinkedHashMap.newLinkedHashMap(unordered.size());
      for (String id : ids) {
        Document document = unordered.get(id);
        if (document != null) {
          found.put(id, document);
        }
      }
      return found;
    });
  }

  @Override
  public Page scan(Scan scan) {
    return inside(() -> query(scan.collection(), scan.index()).page(scan));
  }

  @Override
  public List<List<IndexEntry>> scanEach(
      String collection, String index, List<? extends List<?>> prefixes, int limit) {
    return inside(() -> query(collection, index).each(prefixes, limit));
  }

  private ScanQuery query(String collection, String index) {
    return new ScanQuery(catalog.layout(collection), index, clock.instant());
  }

  @Override
  public CompletableFuture<CommitResult> commitAsync(List<Write> writes, List<Guard> guards) {
    return inside(() -> committer.submit(PreparedCommit.of(writes, guards, catalog)));
  }

  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      committer.close();
      client.close();
    }
  }

  private <T> T inside(Supplier<T> work) {
    if (!open) {
      throw new StoreException("the store is closed");
    }
    try {
      return work.get();
    } catch (MongoException e) {
      throw new StoreException("MongoDB failed: " + e.getMessage(), e);
    }
  }
}
