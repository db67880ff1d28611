package io.jacquard.store.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The declared collections; makes them and their indexes in the database. */
final class Catalog {
  private static final int NAMESPACE_EXISTS = 48;
  private static final int PORTION = 1_000;
  private static final String EXPIRY_INDEX = "expiry";
  private static final String ID_INDEX = "_id_";

  /** How long expired documents stay, so that a server whose clock is fast removes none early. */
  private static final long GRACE_MINUTES = 60;

  private final MongoDatabase database;
  private final Map<String, CollectionLayout> layouts = new ConcurrentHashMap<>();

  Catalog(MongoDatabase database) {
    this.database = database;
  }

  CollectionLayout layout(String collection) {
    CollectionLayout layout = layouts.get(collection);
    if (layout == null) {
      throw new StoreException("collection " + collection + " is not declared");
    }
    return layout;
  }

  /** Writers of this process make entries of a new index before the old documents get theirs. */
  void declare(CollectionSpec spec) {
    createCollection(spec.name());
    CollectionLayout layout =
        CollectionLayout.of(spec, database.getCollection(spec.name(), Document.class));
    layouts.put(spec.name(), layout);
    Set<String> wanted = new HashSet<>(Set.of(ID_INDEX, EXPIRY_INDEX));
    layout.indexes().forEach(index -> wanted.add(index.indexName()));
    Set<String> present = new HashSet<>();
    for (Document index : layout.documents().listIndexes()) {
      String name = index.getString("name");
      present.add(name);
      if (!wanted.contains(name)) {
        layout.documents().dropIndex(name);
      }
    }
    if (!present.contains(EXPIRY_INDEX)) {
      createExpiryIndex(layout.documents());
    }
    for (IndexLayout index : layout.indexes()) {
      if (!present.contains(index.indexName())) {
        giveEntries(layout.documents(), index);
        createIndex(layout.documents(), index);
      }
    }
  }

  private void createCollection(String name) {
    try {
      database.createCollection(name);
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != NAMESPACE_EXISTS) {
        throw e;
      }
    }
  }

  private static void createExpiryIndex(MongoCollection<Document> documents) {
    documents.createIndex(
        new Document(StoredForm.EXPIRY, 1),
        new IndexOptions().name(EXPIRY_INDEX).expireAfter(GRACE_MINUTES, TimeUnit.MINUTES));
  }

  private static void createIndex(MongoCollection<Document> documents, IndexLayout index) {
    documents.createIndex(
        index.keys(),
        new IndexOptions().name(index.indexName()).partialFilterExpression(index.members()));
  }

  /** Gives documents of before the declaration their entries, unless they change meanwhile. */
  private static void giveEntries(MongoCollection<Document> documents, IndexLayout index) {
    List<WriteModel<Document>> portion = new ArrayList<>();
    for (Document stored : documents.find()) {
      Object body = stored.get(StoredForm.BODY);
      Document entry = body == null ? null : index.entry(BodyForm.fromBson(body));
      portion.add(
          new UpdateOneModel<>(
              unchanged(stored),
              entry == null
                  ? new Document("$unset", new Document(index.entryPath(), ""))
                  : new Document("$set", new Document(index.entryPath(), entry))));
      if (portion.size() == PORTION) {
        write(documents, portion);
      }
    }
    write(documents, portion);
  }

  private static Document unchanged(Document stored) {
    return new Document(StoredForm.ID, stored.get(StoredForm.ID))
        .append(StoredForm.VERSION, stored.get(StoredForm.VERSION));
  }

  private static void write(
      MongoCollection<Document> documents, List<WriteModel<Document>> portion) {
    if (!portion.isEmpty()) {
      documents.bulkWrite(portion, new BulkWriteOptions().ordered(false));
      portion.clear();
    }
  }
}
