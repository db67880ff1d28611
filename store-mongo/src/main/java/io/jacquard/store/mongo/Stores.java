package io.jacquard.store.mongo;

import io.jacquard.store.DocumentStore;
import io.jacquard.store.rocks.RocksDocumentStore;
import java.nio.file.Path;
import java.util.Optional;

/** Chooses the store of a process: MongoDB where an address is given, else the embedded one. */
public final class Stores {
  private Stores() {}

  /**
   * Opens the store.
   *
   * @param mongodbUri an address of MongoDB; absent or blank for the embedded store
   * @param folder the data folder of the embedded store
   * @throws io.jacquard.store.StoreException with a sentence for the operator
   */
  public static DocumentStore open(Optional<String> mongodbUri, Path folder) {
    return mongodbUri
        .filter(uri -> !uri.isBlank())
        .<DocumentStore>map(uri -> MongoDocumentStore.open(MongoOptions.at(uri)))
        .orElseGet(() -> RocksDocumentStore.open(folder));
  }

  /** Where that store keeps its documents, in words that hold no password. */
  public static String place(Optional<String> mongodbUri, Path folder) {
    return mongodbUri
        .filter(uri -> !uri.isBlank())
        .map(uri -> "MongoDB at " + MongoOptions.at(uri).hosts())
        .orElseGet(() -> "RocksDB in " + folder);
  }
}
