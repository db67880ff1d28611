package io.jacquard.store.rocks;

import io.jacquard.store.Body;
import io.jacquard.store.CommitResult;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.Expect;
import io.jacquard.store.Guard;
import io.jacquard.store.Write;
import io.jacquard.store.rocks.PreparedCommit.Prepared;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Commits that are written together: one batch, and what its documents will be, so that a later
 * commit of the group is checked against the earlier ones. Used by the committer thread alone.
 */
final class CommitGroup implements AutoCloseable {
  private final RocksDB db;
  private final Catalog catalog;
  private final long now;
  private final WriteBatch batch = new WriteBatch();
  private final Map<DocumentKey, Optional<StoredRecord>> pending = new HashMap<>();
  private long sequence;

  CommitGroup(RocksDB db, Catalog catalog, long now, long sequence) {
    this.db = db;
    this.catalog = catalog;
    this.now = now;
    this.sequence = sequence;
  }

  /** The last version given out, as the database remembers it. */
  static long readSequence(RocksDB db) throws RocksDBException {
    byte[] stored = db.get(Keys.SEQUENCE);
    return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
  }

  /** The last version given out. */
  long sequence() {
    return sequence;
  }

  long bytes() {
    return batch.getDataSize();
  }

  /** Checks a commit and, when it holds, adds it to the batch. */
  CommitResult apply(PreparedCommit commit) throws RocksDBException {
    List<DocumentKey> broken = broken(commit);
    if (!broken.isEmpty()) {
      return new CommitResult.Conflict(broken);
    }
    if (commit.writes().isEmpty()) {
      return new CommitResult.Committed(0);
    }
    List<Change> changes = new ArrayList<>(commit.writes().size());
    for (Prepared write : commit.writes()) {
      changes.add(change(current(write)));
    }
    sequence++;
    for (Change change : changes) {
      add(change);
    }
    return new CommitResult.Committed(sequence);
  }

  private List<DocumentKey> broken(PreparedCommit commit) throws RocksDBException {
    List<DocumentKey> broken = new ArrayList<>();
    for (Guard guard : commit.guards()) {
      check(guard.key(), guard.expect(), broken);
    }
    for (Prepared prepared : commit.writes()) {
      check(prepared.write().key(), prepared.write().expect(), broken);
    }
    return broken;
  }

  private void check(DocumentKey key, Expect expect, List<DocumentKey> broken)
      throws RocksDBException {
    if (expect == Expect.Existence.ANY) {
      return;
    }
    long version =
        stored(key).filter(found -> found.liveAt(now)).map(StoredRecord::version).orElse(0L);
    if (!expect.holds(version)) {
      broken.add(key);
    }
  }

  /** The same write for today's indexes, should they have changed since it was prepared. */
  private Prepared current(Prepared prepared) {
    CollectionLayout layout = catalog.layout(prepared.write().key().collection());
    return layout.equals(prepared.layout()) ? prepared : Prepared.of(prepared.write(), layout);
  }

  /** A write with the index entries that it ends. */
  private record Change(Prepared prepared, List<IndexLayout.Entry> ended) {}

  private Change change(Prepared prepared) throws RocksDBException {
    CollectionLayout layout = prepared.layout();
    if (layout.indexes().isEmpty()) {
      return new Change(prepared, List.of());
    }
    DocumentKey key = prepared.write().key();
    Optional<StoredRecord> before = stored(key);
    return new Change(
        prepared,
        before.isEmpty()
            ? List.of()
            : layout.entries(key.id(), before.get().body(), before.get().expiresAt()));
  }

  private void add(Change change) throws RocksDBException {
    Prepared prepared = change.prepared();
    for (IndexLayout.Entry entry : change.ended()) {
      if (!holds(prepared.entries(), entry.key())) {
        batch.delete(entry.key());
      }
    }
    Write write = prepared.write();
    byte[] key = prepared.layout().key(write.key().id());
    switch (write) {
      case Write.Put(_, Body body, _, var expiry) -> {
        long expiresAt = StoredRecord.millis(expiry);
        put(write.key(), key, new StoredRecord(sequence, expiresAt, body));
        for (IndexLayout.Entry entry : prepared.entries()) {
          batch.put(entry.key(), entry.value());
        }
        if (expiresAt != 0) {
          batch.put(Keys.expiry(expiresAt, key), new byte[0]);
        }
      }
      case Write.Bump _ -> put(write.key(), key, StoredRecord.counter(sequence));
      case Write.Delete _ -> {
        batch.delete(key);
        pending.put(write.key(), Optional.empty());
      }
    }
  }

  private void put(DocumentKey document, byte[] key, StoredRecord stored) throws RocksDBException {
    batch.put(key, stored.encode());
    pending.put(document, Optional.of(stored));
  }

  private static boolean holds(List<IndexLayout.Entry> entries, byte[] key) {
    return entries.stream().anyMatch(entry -> Arrays.equals(entry.key(), key));
  }

  /** What stands in the database, expired or not, the commits of this group included. */
  private Optional<StoredRecord> stored(DocumentKey key) throws RocksDBException {
    Optional<StoredRecord> mine = pending.get(key);
    if (mine != null) {
      return mine;
    }
    byte[] value = db.get(catalog.layout(key.collection()).key(key.id()));
    Optional<StoredRecord> found =
        value == null ? Optional.empty() : Optional.of(StoredRecord.decode(value));
    pending.put(key, found);
    return found;
  }

  /** Makes the group durable. */
  void write(WriteOptions synced) throws RocksDBException {
    if (batch.count() > 0) {
      batch.put(Keys.SEQUENCE, ByteBuffer.allocate(Long.BYTES).putLong(sequence).array());
      db.write(synced, batch);
    }
  }

  @Override
  public void close() {
    batch.close();
  }
}
