package io.jacquard.store.mongo;

import com.mongodb.client.FindIterable;
import io.jacquard.store.Body;
import io.jacquard.store.IndexEntry;
import io.jacquard.store.Page;
import io.jacquard.store.Scan;
import io.jacquard.store.StoreException;
import io.jacquard.store.TooManyEntriesException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Questions to an index as queries that MongoDB answers from that index alone. */
final class ScanQuery {
  private static final String MARK = "mark";

  private final CollectionLayout collection;
  private final @Nullable IndexLayout index;
  private final Instant now;

  ScanQuery(CollectionLayout collection, String indexName, Instant now) {
    this.collection = collection;
    this.index = collection.isIdIndex(indexName) ? null : collection.index(indexName);
    this.now = now;
  }

  Page page(Scan scan) {
    requireFields(scan.prefix());
    List<Document> conditions = new ArrayList<>();
    conditions.add(new Document(StoredForm.EXPIRY, StoredForm.live(now)));
    addPrefix(scan.prefix(), conditions);
    addRange(scan, conditions);
    if (scan.cursor() != null) {
      conditions.add(beyond(mark(scan.cursor()), scan.prefix().size(), scan.descending()));
    }
    int limit = (int) Math.min(scan.limit() + 1L, Integer.MAX_VALUE);
    List<Document> found =
        find(new Document("$and", conditions), scan.descending() ? -1 : 1)
            .limit(limit)
            .into(new ArrayList<>());
    boolean more = found.size() > scan.limit();
    List<Document> shown = more ? found.subList(0, scan.limit()) : found;
    return new Page(
        shown.stream().map(this::entry).toList(), more ? cursor(shown.getLast()) : null);
  }

  List<List<IndexEntry>> each(List<? extends List<?>> prefixes, int limit) {
    if (prefixes.isEmpty()) {
      return List.of();
    }
    Map<List<?>, List<IndexEntry>> byPrefix = new HashMap<>();
    List<Document> alternatives = new ArrayList<>();
    for (List<?> prefix : prefixes) {
      requireFields(prefix);
      if (byPrefix.putIfAbsent(prefix, new ArrayList<>()) == null) {
        List<Document> conditions = new ArrayList<>();
        addPrefix(prefix, conditions);
        alternatives.add(new Document("$and", conditions));
      }
    }
    Document filter =
        new Document(StoredForm.EXPIRY, StoredForm.live(now)).append("$or", alternatives);
    int left = limit;
    for (Document found : find(filter, 1).limit((int) Math.min(limit + 1L, Integer.MAX_VALUE))) {
      if (--left < 0) {
        throw new TooManyEntriesException(collection.spec().name(), limit);
      }
      byPrefix.forEach((prefix, entries) -> {
        if (startsWith(found, prefix)) {
          entries.add(entry(found));
        }
      });
    }
    List<List<IndexEntry>> answer = new ArrayList<>(prefixes.size());
    prefixes.forEach(prefix -> answer.add(byPrefix.getOrDefault(prefix, List.of())));
    return answer;
  }

  private FindIterable<Document> find(Document filter, int direction) {
    return index == null
        ? collection
            .documents()
            .find(filter)
            .projection(new Document(StoredForm.ID, 1))
            .sort(new Document(StoredForm.ID, direction))
        : collection
            .documents()
            .find(filter)
            .projection(index.projection())
            .sort(index.order(direction))
            .hintString(index.indexName());
  }

  private void requireFields(List<?> prefix) {
    if (index == null && !prefix.isEmpty()) {
      throw new IllegalArgumentException("the index by id has no field before the id");
    }
    if (index != null && prefix.size() > index.spec().fields().size()) {
      throw new IllegalArgumentException(
          "index " + index.spec().name() + " has only the fields " + index.spec().fields());
    }
  }

  private int fields() {
    return index == null ? 0 : index.spec().fields().size();
  }

  private String path(int field) {
    return index == null ? StoredForm.ID : index.path(field);
  }

  private void addPrefix(List<?> prefix, List<Document> conditions) {
    for (int field = 0; field < prefix.size(); field++) {
      conditions.add(new Document(path(field), prefix.get(field)));
    }
    if (prefix.isEmpty() && index != null) {
      conditions.add(index.members());
    }
  }

  private void addRange(Scan scan, List<Document> conditions) {
    int field = scan.prefix().size();
    Object from = scan.range().from();
    Object until = scan.range().until();
    if (from != null) {
      conditions.add(new Document(path(field), new Document("$gte", bound(field, from))));
    }
    if (until != null) {
      conditions.add(new Document(path(field), new Document("$lt", bound(field, until))));
    }
  }

  private Object bound(int field, Object value) {
    if (field == fields() && !(value instanceof String)) {
      throw new IllegalArgumentException("ids are text, not " + value.getClass().getName());
    }
    return value;
  }

  /** What comes after a mark: equal in some fields, beyond it in the next. */
  private Document beyond(List<?> mark, int first, boolean descending) {
    List<Document> alternatives = new ArrayList<>();
    for (int last = first; last < mark.size(); last++) {
      Document alternative = new Document();
      for (int field = first; field < last; field++) {
        alternative.append(path(field), mark.get(field));
      }
      alternative.append(path(last), new Document(descending ? "$lt" : "$gt", mark.get(last)));
      alternatives.add(alternative);
    }
    return new Document("$or", alternatives);
  }

  private boolean startsWith(Document found, List<?> prefix) {
    for (int field = 0; field < prefix.size(); field++) {
      if (!value(found, field).equals(prefix.get(field))) {
        return false;
      }
    }
    return true;
  }

  private Object value(Document found, int field) {
    return index == null ? found.getString(StoredForm.ID) : index.value(found, field);
  }

  private IndexEntry entry(Document found) {
    return index == null
        ? new IndexEntry(found.getString(StoredForm.ID), Map.of())
        : index.read(found);
  }

  private String cursor(Document last) {
    List<Object> mark = new ArrayList<>();
    for (int field = 0; field <= fields(); field++) {
      mark.add(value(last, field));
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Body.of(Map.of(MARK, mark)).encoded());
  }

  private List<?> mark(String cursor) {
    try {
      Body body = Body.ofEncoded(Base64.getUrlDecoder().decode(cursor));
      if (body.at(MARK) instanceof List<?> mark && mark.size() == fields() + 1) {
        return mark;
      }
    } catch (IllegalArgumentException | StoreException _) {
      // not one of ours
    }
    throw new IllegalArgumentException("not a cursor: '" + cursor + "'");
  }
}
