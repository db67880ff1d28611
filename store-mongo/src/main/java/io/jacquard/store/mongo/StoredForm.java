package io.jacquard.store.mongo;

import io.jacquard.store.DocumentKey;
import io.jacquard.store.Write;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Documents as MongoDB keeps them: {@code _id}, {@code v} version, {@code x} expiry, {@code b}
 * body, {@code i} index entries, {@code t} a count of the commits that relied on the document. One
 * that has expired is absent to everybody until MongoDB removes it.
 */
final class StoredForm {
  static final String ID = "_id";
  static final String VERSION = "v";
  static final String EXPIRY = "x";
  static final String BODY = "b";
  static final String ENTRIES = "i";
  static final String TOUCHES = "t";

  /** The expiry of what does not expire; a filter on the expiry is then answered by an index. */
  static final Instant NEVER = Instant.parse("9999-12-31T23:59:59.999Z");

  private StoredForm() {}

  static Document of(Write.Put put, long version, List<IndexLayout> indexes) {
    Document entries = new Document();
    for (IndexLayout index : indexes) {
      Document entry = index.entry(put.body());
      if (entry != null) {
        entries.append(index.spec().name(), entry);
      }
    }
    return new Document(ID, put.key().id())
        .append(VERSION, version)
        .append(EXPIRY, expiry(put.expiresAt()))
        .append(BODY, BodyForm.toBson(put.body()))
        .append(ENTRIES, entries);
  }

  private static Instant expiry(@Nullable Instant expiresAt) {
    return expiresAt == null || expiresAt.isAfter(NEVER) ? NEVER : expiresAt;
  }

  static Instant expiry(Document stored) {
    return stored.getDate(EXPIRY).toInstant();
  }

  static io.jacquard.store.Document read(String collection, Document stored) {
    Instant expiry = expiry(stored);
    Object body = stored.get(BODY);
    return new io.jacquard.store.Document(
        new DocumentKey(collection, stored.getString(ID)),
        stored.getLong(VERSION),
        body == null ? io.jacquard.store.Body.EMPTY : BodyForm.fromBson(body),
        expiry.equals(NEVER) ? null : expiry);
  }

  /** Those that have not expired. */
  static Document live(Instant now) {
    return new Document("$gt", now);
  }
}
