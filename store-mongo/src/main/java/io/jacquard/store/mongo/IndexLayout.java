package io.jacquard.store.mongo;

import io.jacquard.store.Body;
import io.jacquard.store.IndexEntry;
import io.jacquard.store.IndexSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * A declared index: every document carries its entry, {@code i.<name>}, and an index of MongoDB on
 * that entry, the id, the expiry and the covered fields answers scans by itself.
 */
record IndexLayout(IndexSpec spec) {
  private static final String COVERED = "c";

  /** The name in MongoDB; another declaration of the same index has another one. */
  String indexName() {
    return spec.name()
        + "("
        + String.join(",", spec.fields())
        + ")"
        + String.join(",", spec.covering());
  }

  String entryPath() {
    return StoredForm.ENTRIES + "." + spec.name();
  }

  /** The path of an indexed field inside the document; the id follows the last one. */
  String path(int field) {
    return field == spec.fields().size() ? StoredForm.ID : entryPath() + "." + key(field);
  }

  String coveredPath() {
    return entryPath() + "." + COVERED;
  }

  private static String key(int field) {
    return "k" + field;
  }

  Document keys() {
    Document keys = order(1);
    return keys.append(StoredForm.EXPIRY, 1).append(coveredPath(), 1);
  }

  /** Only documents that have all fields have an entry. */
  Document members() {
    return new Document(path(0), new Document("$exists", true));
  }

  Document order(int direction) {
    Document order = new Document();
    for (int field = 0; field <= spec.fields().size(); field++) {
      order.append(path(field), direction);
    }
    return order;
  }

  /** What a scan reads; the index holds all of it. */
  Document projection() {
    Document paths = new Document(StoredForm.ID, 1);
    for (int field = 0; field < spec.fields().size(); field++) {
      paths.append(path(field), 1);
    }
    return paths.append(coveredPath(), 1);
  }

  /** The entry of a body, or {@code null} when it lacks one of the fields. */
  @Nullable Document entry(Body body) {
    Document entry = new Document();
    for (int field = 0; field < spec.fields().size(); field++) {
      Object value = body.at(spec.fields().get(field));
      if (!orders(value)) {
        return null;
      }
      entry.append(key(field), value);
    }
    if (!spec.covering().isEmpty()) {
      entry.append(COVERED, new Binary(covered(body).encoded()));
    }
    return entry;
  }

  private static boolean orders(@Nullable Object value) {
    return value instanceof String
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean;
  }

  private Body covered(Body body) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String field : spec.covering()) {
      Object value = body.at(field);
      if (value != null) {
        values.put(field, value);
      }
    }
    return Body.of(values);
  }

  /** The indexed value of a found document. */
  Object value(Document found, int field) {
    return field == spec.fields().size()
        ? found.getString(StoredForm.ID)
        : Objects.requireNonNull(entry(found).get(key(field)));
  }

  IndexEntry read(Document found) {
    Binary covered = entry(found).get(COVERED, Binary.class);
    return new IndexEntry(
        found.getString(StoredForm.ID),
        covered == null ? Map.of() : Body.ofEncoded(covered.getData()).fields());
  }

  private Document entry(Document found) {
    return found.get(StoredForm.ENTRIES, Document.class).get(spec.name(), Document.class);
  }
}
