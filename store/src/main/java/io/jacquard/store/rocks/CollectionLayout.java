package io.jacquard.store.rocks;

import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.IndexSpec;
import io.jacquard.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/** A collection, the number its keys start with, and its indexes. */
record CollectionLayout(int number, CollectionSpec spec, List<IndexLayout> indexes) {

  byte[] key(String id) {
    return Keys.document(number, id);
  }

  IndexLayout index(String name) {
    for (IndexLayout index : indexes) {
      if (index.spec().name().equals(name)) {
        return index;
      }
    }
    throw new StoreException("collection " + spec.name() + " declares no index " + name);
  }

  boolean isIdIndex(String name) {
    return name.equals(IndexSpec.ID);
  }

  /** The entries of a document in all indexes. */
  List<IndexLayout.Entry> entries(String id, Body body, long expiresAt) {
    List<IndexLayout.Entry> entries = new ArrayList<>(indexes.size());
    for (IndexLayout index : indexes) {
      IndexLayout.Entry entry = index.entry(id, body, expiresAt);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }
}
