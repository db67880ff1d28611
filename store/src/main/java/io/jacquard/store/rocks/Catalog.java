package io.jacquard.store.rocks;

import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.IndexSpec;
import io.jacquard.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Which collection and which index has which number; kept in the database. Changed on the committer
 * thread only, so that no commit runs beside the building of an index.
 */
final class Catalog {
  private static final int BUILD_BATCH = 2_000;

  private final RocksDB db;
  private final Map<String, CollectionLayout> declared = new ConcurrentHashMap<>();
  private final Map<Integer, CollectionLayout> byNumber = new ConcurrentHashMap<>();

  /** What the database knows: name to number, and index definition (as text) to number. */
  private final Map<String, Integer> collections = new LinkedHashMap<>();

  private final Map<String, Map<String, Integer>> indexes = new LinkedHashMap<>();
  private int next = 1;

  Catalog(RocksDB db) throws RocksDBException {
    this.db = db;
    byte[] stored = db.get(Keys.CATALOG);
    if (stored != null) {
      read(Body.ofEncoded(stored));
    }
  }

  /** The layout of a declared collection. */
  CollectionLayout layout(String collection) {
    CollectionLayout layout = declared.get(collection);
    if (layout == null) {
      throw new StoreException("collection " + collection + " is not declared");
    }
    return layout;
  }

  /** The layout of a declared collection by its number, or {@code null}. */
  @Nullable CollectionLayout layout(int number) {
    return byNumber.get(number);
  }

  /** Takes over a declaration: builds indexes that are new, drops those that are gone. */
  void declare(CollectionSpec spec) throws RocksDBException {
    CollectionLayout before = declared.get(spec.name());
    if (before != null && before.spec().equals(spec)) {
      return;
    }
    int number = collections.computeIfAbsent(spec.name(), _ -> next++);
    Map<String, Integer> known = indexes.computeIfAbsent(spec.name(), _ -> new LinkedHashMap<>());
    Map<String, Integer> wanted = new LinkedHashMap<>();
    List<IndexLayout> layouts = new ArrayList<>();
    List<IndexLayout> fresh = new ArrayList<>();
    for (IndexSpec index : spec.indexes()) {
      Integer old = known.get(definition(index));
      IndexLayout layout = new IndexLayout(old == null ? next++ : old, index);
      wanted.put(definition(index), layout.number());
      layouts.add(layout);
      if (old == null) {
        fresh.add(layout);
      }
    }
    if (next > 0xFFFF) {
      throw new StoreException("the store has used up its 65,535 collections and indexes");
    }
    CollectionLayout layout = new CollectionLayout(number, spec, List.copyOf(layouts));
    build(layout, fresh);
    try (WriteBatch batch = new WriteBatch();
        WriteOptions synced = new WriteOptions().setSync(true)) {
      for (Map.Entry<String, Integer> old : known.entrySet()) {
        if (!wanted.containsKey(old.getKey())) {
          clear(batch, old.getValue());
        }
      }
      indexes.put(spec.name(), wanted);
      batch.put(Keys.CATALOG, write().encoded());
      db.write(synced, batch);
    }
    declared.put(spec.name(), layout);
    byNumber.put(number, layout);
  }

  private void build(CollectionLayout layout, List<IndexLayout> fresh) throws RocksDBException {
    if (fresh.isEmpty()) {
      return;
    }
    byte[] prefix = Keys.documents(layout.number());
    try (WriteBatch batch = new WriteBatch();
        WriteOptions unsynced = new WriteOptions();
        RocksIterator documents = db.newIterator()) {
      for (IndexLayout index : fresh) {
        clear(batch, index.number()); // what a build that was cut short left
      }
      for (documents.seek(prefix); documents.isValid(); documents.next()) {
        byte[] key = documents.key();
        if (Keys.collection(key) != layout.number() || key[0] != prefix[0]) {
          break;
        }
        StoredRecord document = StoredRecord.decode(documents.value());
        String id = Keys.text(key, Keys.HEADER);
        for (IndexLayout index : fresh) {
          IndexLayout.Entry entry = index.entry(id, document.body(), document.expiresAt());
          if (entry != null) {
            batch.put(entry.key(), entry.value());
          }
        }
        if (batch.count() >= BUILD_BATCH) {
          db.write(unsynced, batch);
          batch.clear();
        }
      }
      documents.status();
      db.write(unsynced, batch);
    }
  }

  private static void clear(WriteBatch batch, int index) throws RocksDBException {
    byte[] prefix = Keys.index(index).toBytes();
    batch.deleteRange(prefix, OrderedKey.after(prefix));
  }

  private static String definition(IndexSpec index) {
    return index.name() + index.fields() + index.covering();
  }

  private Body write() {
    Map<String, Object> root = new HashMap<>();
    root.put("next", next);
    root.put("collections", collections);
    root.put("indexes", indexes);
    return Body.of(root);
  }

  private void read(Body stored) {
    next = number(stored.at("next"));
    entries(stored.at("collections"))
        .forEach((name, value) -> collections.put(name, number(value)));
    entries(stored.at("indexes"))
        .forEach((name, value) -> {
          Map<String, Integer> known = new LinkedHashMap<>();
          entries(value).forEach((definition, index) -> known.put(definition, number(index)));
          indexes.put(name, known);
        });
  }

  private static Map<String, Object> entries(@Nullable Object value) {
    Map<String, Object> entries = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> entries.put((String) key, item));
    }
    return entries;
  }

  private static int number(@Nullable Object value) {
    if (value instanceof Long number) {
      return number.intValue();
    }
    throw new StoreException("the store's catalog is damaged");
  }
}
