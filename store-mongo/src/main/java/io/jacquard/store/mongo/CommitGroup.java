package io.jacquard.store.mongo;

import com.mongodb.client.ClientSession;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.jacquard.store.CommitResult;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.Expect;
import io.jacquard.store.Guard;
import io.jacquard.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * Commits that share a transaction: each is checked against the snapshot and those before it, then
 * all their writes go out together. MongoDB refuses a transaction only for documents that both it
 * and a rival <em>write</em>, so what is only guarded is touched: a count in the document moves,
 * or, where there is no document, an expired one is left in its place.
 */
final class CommitGroup {
  private static final ReplaceOptions REPLACE = new ReplaceOptions().upsert(true);
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private final Catalog catalog;
  private final VersionClock versionClock;
  private final Map<DocumentKey, Long> versions = new HashMap<>();
  private final Map<DocumentKey, WriteModel<Document>> models = new LinkedHashMap<>();
  private final Set<DocumentKey> touched = new LinkedHashSet<>();

  CommitGroup(Catalog catalog, VersionClock versionClock) {
    this.catalog = catalog;
    this.versionClock = versionClock;
  }

  /** Reads, checks and writes inside the session's transaction; the result of each commit. */
  List<CommitResult> perform(ClientSession session, List<PreparedCommit> commits, Instant now) {
    readVersions(session, commits, now);
    List<CommitResult> results = commits.stream().map(this::decide).toList();
    touched.removeAll(models.keySet());
    touched.forEach(key -> models.put(key, touch(key)));
    write(session);
    return results;
  }

  private void readVersions(ClientSession session, List<PreparedCommit> commits, Instant now) {
    Map<String, Set<String>> ids = new LinkedHashMap<>();
    for (PreparedCommit commit : commits) {
      commit.guards().forEach(guard -> note(guard.key(), ids));
      commit.writes().forEach(write -> note(write.key(), ids));
    }
    Document projection = new Document(StoredForm.VERSION, 1).append(StoredForm.EXPIRY, 1);
    ids.forEach((collection, asked) -> {
      Document filter = new Document(StoredForm.ID, new Document("$in", asked));
      for (Document found :
          catalog.layout(collection).documents().find(session, filter).projection(projection)) {
        versionClock.seen(found.getLong(StoredForm.VERSION));
        if (StoredForm.expiry(found).isAfter(now)) {
          DocumentKey key = DocumentKey.of(collection, found.getString(StoredForm.ID));
          versions.put(key, found.getLong(StoredForm.VERSION));
        }
      }
    });
  }

  private static void note(DocumentKey key, Map<String, Set<String>> ids) {
    ids.computeIfAbsent(key.collection(), _ -> new LinkedHashSet<>()).add(key.id());
  }

  private CommitResult decide(PreparedCommit commit) {
    List<DocumentKey> broken = new ArrayList<>();
    for (Guard guard : commit.guards()) {
      check(guard.key(), guard.expect(), broken);
    }
    for (Write write : commit.writes()) {
      check(write.key(), write.expect(), broken);
    }
    if (!broken.isEmpty()) {
      return new CommitResult.Conflict(broken);
    }
    if (commit.writes().isEmpty()) {
      return new CommitResult.Committed(0);
    }
    commit.guards().forEach(guard -> touched.add(guard.key()));
    long version = versionClock.next();
    boolean[] given = new boolean[1];
    for (Write write : commit.writes()) {
      given[0] |= apply(write, version);
    }
    return new CommitResult.Committed(given[0] ? version : 0);
  }

  private void check(DocumentKey key, Expect expect, List<DocumentKey> broken) {
    if (!expect.holds(versions.getOrDefault(key, 0L))) {
      broken.add(key);
    }
  }

  /** Whether the document has the version now. */
  private boolean apply(Write write, long version) {
    DocumentKey key = write.key();
    Document id = new Document(StoredForm.ID, key.id());
    switch (write) {
      case Write.Put put -> {
        CollectionLayout layout = catalog.layout(key.collection());
        models.put(
            key, new ReplaceOneModel<>(id, StoredForm.of(put, version, layout.indexes()), REPLACE));
      }
      case Write.Bump _ ->
          models.put(
              key,
              new UpdateOneModel<>(
                  id,
                  new Document(
                      "$set",
                      new Document(StoredForm.VERSION, version)
                          .append(StoredForm.EXPIRY, StoredForm.NEVER)),
                  UPSERT));
      case Write.Delete _ -> {
        models.put(key, new DeleteOneModel<>(id));
        versions.remove(key);
        return false;
      }
    }
    versions.put(key, version);
    return true;
  }

  private WriteModel<Document> touch(DocumentKey key) {
    Document id = new Document(StoredForm.ID, key.id());
    Document count = new Document("$inc", new Document(StoredForm.TOUCHES, 1));
    return versions.containsKey(key)
        ? new UpdateOneModel<>(id, count)
        : new UpdateOneModel<>(
            id,
            count
                .append(
                    "$set",
                    new Document(StoredForm.VERSION, 0L).append(StoredForm.EXPIRY, Instant.EPOCH))
                .append("$unset", new Document(StoredForm.BODY, "").append(StoredForm.ENTRIES, "")),
            UPSERT);
  }

  private void write(ClientSession session) {
    Map<String, List<WriteModel<Document>>> byCollection = new LinkedHashMap<>();
    models.forEach((key, model) ->
        byCollection.computeIfAbsent(key.collection(), _ -> new ArrayList<>()).add(model));
    byCollection.forEach((collection, writes) ->
        catalog.layout(collection).documents().bulkWrite(session, writes, UNORDERED));
  }
}
