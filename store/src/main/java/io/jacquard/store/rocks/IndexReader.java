package io.jacquard.store.rocks;

import io.jacquard.store.IndexEntry;
import io.jacquard.store.Page;
import io.jacquard.store.Scan;
import io.jacquard.store.TooManyEntriesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Reads runs of keys: an index, or the documents of a collection by id. */
final class IndexReader {
  private final RocksDB db;
  private final CollectionLayout collection;
  private final @Nullable IndexLayout index;
  private final long now;

  IndexReader(RocksDB db, CollectionLayout collection, String indexName, long now) {
    this.db = db;
    this.collection = collection;
    this.index = collection.isIdIndex(indexName) ? null : collection.index(indexName);
    this.now = now;
  }

  Page page(Scan scan) throws RocksDBException {
    byte[] prefix = prefix(scan.prefix());
    Object first = scan.range().from();
    Object beyond = scan.range().until();
    byte[] lower = first == null ? prefix : bound(prefix, first);
    byte[] upper = beyond == null ? OrderedKey.after(prefix) : bound(prefix, beyond);
    byte[] mark = scan.cursor() == null ? null : mark(scan.cursor());
    List<IndexEntry> entries = new ArrayList<>();
    byte[] last = null;
    try (RocksIterator iterator = db.newIterator()) {
      seek(iterator, scan.descending(), lower, upper, mark);
      for (; iterator.isValid(); step(iterator, scan.descending())) {
        byte[] key = iterator.key();
        if (Arrays.compareUnsigned(key, lower) < 0 || Arrays.compareUnsigned(key, upper) >= 0) {
          break;
        }
        if (entries.size() == scan.limit()) {
          return new Page(entries, last == null ? null : cursor(last));
        }
        IndexEntry entry = read(key, iterator.value());
        if (entry != null) {
          entries.add(entry);
          last = key;
        }
      }
      iterator.status();
    }
    return new Page(entries, null);
  }

  List<List<IndexEntry>> each(List<? extends List<?>> prefixes, int limit) throws RocksDBException {
    List<List<IndexEntry>> answer = new ArrayList<>(prefixes.size());
    int left = limit;
    try (RocksIterator iterator = db.newIterator()) {
      for (List<?> values : prefixes) {
        byte[] prefix = prefix(values);
        List<IndexEntry> entries = new ArrayList<>();
        for (iterator.seek(prefix); iterator.isValid(); iterator.next()) {
          byte[] key = iterator.key();
          if (!startsWith(key, prefix)) {
            break;
          }
          IndexEntry entry = read(key, iterator.value());
          if (entry == null) {
            continue;
          }
          if (--left < 0) {
            throw new TooManyEntriesException(collection.spec().name(), limit);
          }
          entries.add(entry);
        }
        iterator.status();
        answer.add(entries);
      }
    }
    return answer;
  }

  private static void seek(
      RocksIterator iterator,
      boolean descending,
      byte[] lower,
      byte[] upper,
      byte @Nullable [] mark) {
    if (!descending) {
      boolean resumes = mark != null && Arrays.compareUnsigned(mark, lower) >= 0;
      byte[] start = resumes && mark != null ? mark : lower;
      iterator.seek(start);
      if (resumes && iterator.isValid() && Arrays.equals(iterator.key(), start)) {
        iterator.next();
      }
      return;
    }
    byte[] end = mark != null && Arrays.compareUnsigned(mark, upper) < 0 ? mark : upper;
    iterator.seekForPrev(end);
    if (iterator.isValid() && Arrays.equals(iterator.key(), end)) {
      iterator.prev();
    }
  }

  private static void step(RocksIterator iterator, boolean descending) {
    if (descending) {
      iterator.prev();
    } else {
      iterator.next();
    }
  }

  private byte[] prefix(List<?> values) {
    if (index == null) {
      if (!values.isEmpty()) {
        throw new IllegalArgumentException("the index by id has no field before the id");
      }
      return Keys.documents(collection.number());
    }
    if (values.size() > index.spec().fields().size()) {
      throw new IllegalArgumentException(
          "index " + index.spec().name() + " has only the fields " + index.spec().fields());
    }
    OrderedKey key = Keys.index(index.number());
    values.forEach(key::value);
    return key.toBytes();
  }

  private byte[] bound(byte[] prefix, Object value) {
    OrderedKey key = new OrderedKey().raw(prefix);
    boolean isId = index == null || fieldsBefore(prefix) == index.spec().fields().size();
    if (!isId) {
      return key.value(value).toBytes();
    }
    if (value instanceof String id) {
      return key.rest(id).toBytes();
    }
    throw new IllegalArgumentException("ids are text, not " + value.getClass().getName());
  }

  private static int fieldsBefore(byte[] prefix) {
    int fields = 0;
    for (int at = Keys.HEADER; at < prefix.length; at = OrderedKey.skip(prefix, at)) {
      fields++;
    }
    return fields;
  }

  private @Nullable IndexEntry read(byte[] key, byte[] value) {
    if (index != null) {
      return index.read(key, value, now);
    }
    return StoredRecord.decode(value).liveAt(now)
        ? new IndexEntry(Keys.text(key, Keys.HEADER), Map.of())
        : null;
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static String cursor(byte[] key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(key, Keys.HEADER, key.length));
  }

  private byte[] mark(String cursor) {
    byte[] start =
        index == null ? Keys.documents(collection.number()) : Keys.index(index.number()).toBytes();
    try {
      return new OrderedKey().raw(start).raw(Base64.getUrlDecoder().decode(cursor)).toBytes();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not a cursor: '" + cursor + "'", e);
    }
  }
}
