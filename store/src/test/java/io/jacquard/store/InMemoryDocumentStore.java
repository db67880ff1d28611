package io.jacquard.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store that forgets, for tests: the contract in its plainest form, without indexes. */
public final class InMemoryDocumentStore implements DocumentStore {
  private final Clock clock;
  private final Map<String, CollectionSpec> collections = new HashMap<>();
  private final Map<DocumentKey, Document> documents = new HashMap<>();
  private final List<Row> cursors = new ArrayList<>();
  private long sequence;
  private boolean open = true;

  public InMemoryDocumentStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void declare(CollectionSpec collection) {
    collections.put(collection.name(), collection);
  }

  @Override
  public synchronized Optional<Document> get(DocumentKey key) {
    spec(key.collection());
    return Optional.ofNullable(live(key));
  }

  private @Nullable Document live(DocumentKey key) {
    Document found = documents.get(key);
    return found == null || expired(found) ? null : found;
  }

  private boolean expired(Document document) {
    return document.expiresAt() != null && !clock.instant().isBefore(document.expiresAt());
  }

  @Override
  public synchronized Map<String, Document> getAll(String collection, Collection<String> ids) {
    Map<String, Document> found = new LinkedHashMap<>();
    for (String id : ids) {
      get(DocumentKey.of(collection, id)).ifPresent(document -> found.put(id, document));
    }
    return found;
  }

  @Override
  public synchronized Page scan(Scan scan) {
    Optional<IndexSpec> index = index(scan.collection(), scan.index());
    List<Row> rows = new ArrayList<>();
    rows(scan.collection(), index)
        .filter(row -> row.startsWith(scan.prefix()))
        .filter(row -> row.within(scan.prefix().size(), scan.range()))
        .sorted(scan.descending() ? Row.ORDER.reversed() : Row.ORDER)
        .forEach(rows::add);
    int start = scan.cursor() == null ? 0 : after(rows, row(scan.cursor()), scan.descending());
    int end = Math.min(rows.size(), start + scan.limit());
    List<IndexEntry> entries = rows.subList(start, end).stream().map(r -> r.entry(index)).toList();
    return new Page(entries, end < rows.size() ? cursor(rows.get(end - 1)) : null);
  }

  private String cursor(Row row) {
    cursors.add(row);
    return Integer.toString(cursors.size() - 1);
  }

  private Row row(String cursor) {
    try {
      return cursors.get(Integer.parseInt(cursor));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a cursor: '" + cursor + "'", e);
    }
  }

  private static int after(List<Row> rows, Row mark, boolean descending) {
    int at = 0;
    while (at < rows.size() && (descending ? -1 : 1) * rows.get(at).compareRow(mark) <= 0) {
      at++;
    }
    return at;
  }

  @Override
  public synchronized List<List<IndexEntry>> scanEach(
      String collection, String index, List<? extends List<?>> prefixes, int limit) {
    List<List<IndexEntry>> answer = new ArrayList<>();
    int left = limit;
    for (List<?> prefix : prefixes) {
      Scan scan = Scan.of(collection, index, prefix.toArray()).limit(Integer.MAX_VALUE);
      answer.add(scan(scan).entries());
      left -= answer.getLast().size();
      if (left < 0) {
        throw new TooManyEntriesException(collection, limit);
      }
    }
    return answer;
  }

  private Stream<Row> rows(String collection, Optional<IndexSpec> index) {
    return documents.values().stream()
        .filter(document -> document.key().collection().equals(collection))
        .filter(document -> !expired(document))
        .map(document -> Row.of(document, index))
        .flatMap(Optional::stream);
  }

  /** A document beside its values of an index. */
  private record Row(List<Object> values, Document document) {
    static final Comparator<Row> ORDER = Row::compareRow;

    static Optional<Row> of(Document document, Optional<IndexSpec> index) {
      List<Object> values = new ArrayList<>();
      for (String field : index.map(IndexSpec::fields).orElse(List.of())) {
        Object value = document.body().at(field);
        if (value == null) {
          return Optional.empty();
        }
        values.add(value);
      }
      values.add(document.id());
      return Optional.of(new Row(values, document));
    }

    boolean startsWith(List<?> prefix) {
      return values.subList(0, prefix.size()).equals(prefix);
    }

    boolean within(int field, Scan.Range range) {
      Object value = values.get(field);
      return (range.from() == null || compare(value, range.from()) >= 0)
          && (range.until() == null || compare(value, range.until()) < 0);
    }

    IndexEntry entry(Optional<IndexSpec> index) {
      Map<String, @Nullable Object> covered = new LinkedHashMap<>();
      for (String field : index.map(IndexSpec::covering).orElse(List.of())) {
        Object value = document.body().at(field);
        if (value != null) {
          covered.put(field, value);
        }
      }
      return new IndexEntry(document.id(), covered);
    }

    private int compareRow(Row other) {
      for (int i = 0; i < values.size(); i++) {
        int order = compare(values.get(i), other.values.get(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }

    private static int compare(Object a, Object b) {
      return switch (a) {
        case String text -> codePoints(text, (String) b);
        case Long number -> number.compareTo(((Number) b).longValue());
        case Double number -> number.compareTo((Double) b);
        case Boolean truth -> truth.compareTo((Boolean) b);
        default -> throw new IllegalArgumentException("not an indexed value: " + a);
      };
    }

    private static int codePoints(String a, String b) {
      return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
  }

  @Override
  public synchronized CompletableFuture<CommitResult> commitAsync(
      List<Write> writes, List<Guard> guards) {
    requireFit(writes);
    List<DocumentKey> broken = new ArrayList<>();
    for (Guard guard : guards) {
      check(guard.key(), guard.expect(), broken);
    }
    for (Write write : writes) {
      check(write.key(), write.expect(), broken);
    }
    if (!broken.isEmpty()) {
      return CompletableFuture.completedFuture(new CommitResult.Conflict(broken));
    }
    if (writes.isEmpty()) {
      return CompletableFuture.completedFuture(new CommitResult.Committed(0));
    }
    sequence++;
    for (Write write : writes) {
      switch (write) {
        case Write.Put(var key, var body, _, var expiresAt) ->
            documents.put(key, new Document(key, sequence, body, expiresAt));
        case Write.Bump(var key) ->
            documents.put(key, new Document(key, sequence, Body.EMPTY, null));
        case Write.Delete(var key, _) -> documents.remove(key);
      }
    }
    return CompletableFuture.completedFuture(new CommitResult.Committed(sequence));
  }

  private void requireFit(List<Write> writes) {
    Set<DocumentKey> seen = new HashSet<>();
    for (Write write : writes) {
      boolean counters = spec(write.key().collection()).counters();
      if ((write instanceof Write.Put && counters) || (write instanceof Write.Bump && !counters)) {
        throw new IllegalArgumentException("counters and bodies do not mix: " + write.key());
      }
      if (!seen.add(write.key())) {
        throw new IllegalArgumentException("a commit writes " + write.key() + " twice");
      }
    }
  }

  private void check(DocumentKey key, Expect expect, List<DocumentKey> broken) {
    spec(key.collection());
    Document found = live(key);
    if (!expect.holds(found == null ? 0 : found.version())) {
      broken.add(key);
    }
  }

  private CollectionSpec spec(String collection) {
    if (!open) {
      throw new StoreException("the store is closed");
    }
    CollectionSpec spec = collections.get(collection);
    if (spec == null) {
      throw new StoreException("collection " + collection + " is not declared");
    }
    return spec;
  }

  private Optional<IndexSpec> index(String collection, String name) {
    CollectionSpec spec = spec(collection);
    Optional<IndexSpec> found =
        spec.indexes().stream().filter(index -> index.name().equals(name)).findFirst();
    if (found.isEmpty() && !name.equals(IndexSpec.ID)) {
      throw new StoreException("collection " + collection + " declares no index " + name);
    }
    return found;
  }

  @Override
  public synchronized void close() {
    open = false;
  }
}
