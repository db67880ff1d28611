package io.jacquard.store.rocks;

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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rocksdb.RocksDBException;

/**
 * The embedded document store. Reads run on the caller's thread, commits on the one committer; the
 * lock only keeps the database open while somebody is inside.
 */
public final class RocksDocumentStore implements DocumentStore {
  private final Database database;
  private final FolderLock folderLock;
  private final Clock clock;
  private final Catalog catalog;
  private final Committer committer;
  private final ReadWriteLock gate = new ReentrantReadWriteLock();
  private boolean open = true;

  private RocksDocumentStore(Database database, FolderLock folderLock, RocksOptions options)
      throws RocksDBException {
    this.database = database;
    this.folderLock = folderLock;
    this.clock = options.clock();
    this.catalog = new Catalog(database.rocks());
    this.committer = new Committer(database.rocks(), catalog, options);
  }

  /** Opens the store in a data folder with the usual options. */
  public static RocksDocumentStore open(Path folder) {
    return open(RocksOptions.in(folder));
  }

  /** Opens the store in a data folder with another clock. */
  public static RocksDocumentStore open(Path folder, Clock clock) {
    return open(RocksOptions.in(folder).with(clock));
  }

  /**
   * Opens or makes a store.
   *
   * @throws StoreException with a sentence for the operator: the folder is in use, cannot be
   *     written, is damaged
   */
  public static RocksDocumentStore open(RocksOptions options) {
    try {
      Path folder = DataFolder.prepare(options.folder());
      FolderLock lock = FolderLock.take(folder);
      try {
        NativeLibrary.load(folder);
        return open(
            Database.open(folder.resolve("documents"), options.cacheBytes()), lock, options);
      } catch (IOException | RocksDBException | RuntimeException | LinkageError e) {
        lock.close();
        throw e;
      }
    } catch (IOException | RocksDBException e) {
      throw new StoreException(
          "cannot open the data folder " + options.folder() + ": " + e.getMessage(), e);
    }
  }

  private static RocksDocumentStore open(Database database, FolderLock lock, RocksOptions options)
      throws RocksDBException {
    try {
      return new RocksDocumentStore(database, lock, options);
    } catch (RocksDBException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public void declare(CollectionSpec collection) {
    StoreException.unwrap(inside(() -> committer.alone(() -> catalog.declare(collection))));
  }

  @Override
  public Optional<Document> get(DocumentKey key) {
    return inside(() -> {
      byte[] value = database.rocks().get(catalog.layout(key.collection()).key(key.id()));
      return value == null ? Optional.empty() : live(key, value, clock.millis());
    });
  }

  @Override
  public Map<String, Document> getAll(String collection, Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return inside(() -> {
      CollectionLayout layout = catalog.layout(collection);
      List<String> asked = List.copyOf(ids);
      List<byte[]> keys = new ArrayList<>(asked.size());
      asked.forEach(id -> keys.add(layout.key(id)));
      List<byte[]> values = database.rocks().multiGetAsList(keys);
      Map<String, Document> found = LinkedHashMap.newLinkedHashMap(asked.size());
      long now = clock.millis();
      for (int i = 0; i < asked.size(); i++) {
        String id = asked.get(i);
        byte[] value = values.get(i);
        if (value != null) {
          live(new DocumentKey(collection, id), value, now)
              .ifPresent(document -> found.put(id, document));
        }
      }
      return found;
    });
  }

  private static Optional<Document> live(DocumentKey key, byte[] value, long now) {
    StoredRecord stored = StoredRecord.decode(value);
    return stored.liveAt(now) ? Optional.of(stored.document(key)) : Optional.empty();
  }

  @Override
  public Page scan(Scan scan) {
    return inside(() -> reader(scan.collection(), scan.index()).page(scan));
  }

  @Override
  public List<List<IndexEntry>> scanEach(
      String collection, String index, List<? extends List<?>> prefixes, int limit) {
    return inside(() -> reader(collection, index).each(prefixes, limit));
  }

  private IndexReader reader(String collection, String index) {
    return new IndexReader(database.rocks(), catalog.layout(collection), index, clock.millis());
  }

  @Override
  public CompletableFuture<CommitResult> commitAsync(List<Write> writes, List<Guard> guards) {
    return inside(() -> committer.submit(PreparedCommit.of(writes, guards, catalog)));
  }

  /** The folder belongs to this process. */
  @Override
  public boolean exclusive() {
    return true;
  }

  /** Removes expired documents now instead of at the next turn; for tests. */
  int sweep() {
    int[] removed = new int[1];
    StoreException.unwrap(inside(() -> committer.alone(() -> removed[0] = committer.sweepNow())));
    return removed[0];
  }

  @Override
  public void close() {
    Lock alone = gate.writeLock();
    alone.lock();
    try {
      if (!open) {
        return;
      }
      open = false;
      committer.close();
      database.close();
      folderLock.close();
    } finally {
      alone.unlock();
    }
  }

  /** A piece of work with the database. */
  @FunctionalInterface
  private interface Visit<T> {
    T run() throws RocksDBException;
  }

  private <T> T inside(Visit<T> visit) {
    Lock shared = gate.readLock();
    shared.lock();
    try {
      if (!open) {
        throw new StoreException("the store is closed");
      }
      return visit.run();
    } catch (RocksDBException e) {
      throw new StoreException("the store failed: " + e.getMessage(), e);
    } finally {
      shared.unlock();
    }
  }
}
