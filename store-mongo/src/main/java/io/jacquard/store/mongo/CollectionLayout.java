package io.jacquard.store.mongo;

import com.mongodb.client.MongoCollection;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.IndexSpec;
import io.jacquard.store.StoreException;
import java.util.List;
import org.bson.Document;

/** A declared collection and where its documents stand. */
record CollectionLayout(
    CollectionSpec spec, MongoCollection<Document> documents, List<IndexLayout> indexes) {

  static CollectionLayout of(CollectionSpec spec, MongoCollection<Document> documents) {
    return new CollectionLayout(
        spec, documents, spec.indexes().stream().map(IndexLayout::new).toList());
  }

  boolean isIdIndex(String name) {
    return name.equals(IndexSpec.ID);
  }

  IndexLayout index(String name) {
    for (IndexLayout index : indexes) {
      if (index.spec().name().equals(name)) {
        return index;
      }
    }
    throw new StoreException("collection " + spec.name() + " declares no index " + name);
  }
}
