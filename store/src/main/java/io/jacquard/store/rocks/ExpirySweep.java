package io.jacquard.store.rocks;

import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Removes documents whose time is over. Reads do not see them any more, so nothing waits for this
 * and its writes need no sync. Runs on the committer thread.
 */
final class ExpirySweep {
  private static final int PORTION = 500;

  private final RocksDB db;
  private final Catalog catalog;

  ExpirySweep(RocksDB db, Catalog catalog) {
    this.db = db;
    this.catalog = catalog;
  }

  /** Removes at most one portion; the count. */
  int run(long now) throws RocksDBException {
    int removed = 0;
    try (WriteBatch batch = new WriteBatch();
        WriteOptions unsynced = new WriteOptions();
        RocksIterator due = db.newIterator()) {
      int seen = 0;
      for (due.seek(Keys.EXPIRIES); due.isValid() && seen < PORTION; due.next()) {
        byte[] key = due.key();
        if (key[0] != Keys.EXPIRIES[0] || Keys.expiryMillis(key) > now) {
          break;
        }
        seen++;
        byte[] documentKey = Keys.expiring(key);
        CollectionLayout layout = catalog.layout(Keys.collection(documentKey));
        if (layout == null) {
          continue; // not declared yet in this process; its indexes are unknown
        }
        batch.delete(key);
        removed += remove(batch, layout, documentKey, Keys.expiryMillis(key));
      }
      if (seen > 0) {
        db.write(unsynced, batch);
      }
    }
    return removed;
  }

  private int remove(WriteBatch batch, CollectionLayout layout, byte[] documentKey, long expiresAt)
      throws RocksDBException {
    byte @Nullable [] value = db.get(documentKey);
    StoredRecord found = value == null ? null : StoredRecord.decode(value);
    if (found == null || found.expiresAt() != expiresAt) {
      return 0; // deleted, or given another time
    }
    String id = Keys.text(documentKey, Keys.HEADER);
    for (IndexLayout.Entry entry : layout.entries(id, found.body(), expiresAt)) {
      batch.delete(entry.key());
    }
    batch.delete(documentKey);
    return 1;
  }
}
