package io.jacquard.walker.cache;

import io.jacquard.store.DocumentKey;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What things are called in Redis. All of a realm is in one slot of a cluster.
 *
 * @param epoch part of the names of documents, so that none outlives its epoch
 */
record Names(String realm, String epoch) {

  String state() {
    return "jacquard:{" + realm + "}:state";
  }

  String list() {
    return "jacquard:{" + realm + "}:list";
  }

  String document(DocumentKey key) {
    return "jacquard:{" + realm + "}:" + epoch + ":" + name(key);
  }

  /** A document in the list and the hash. */
  static String name(DocumentKey key) {
    return key.collection() + "/" + key.id();
  }

  /** What {@link #all} put into one. */
  static List<DocumentKey> keys(String names) {
    return names.lines().filter(name -> !name.isEmpty()).map(Names::key).toList();
  }

  private static DocumentKey key(String name) {
    int slash = name.indexOf('/');
    return DocumentKey.of(name.substring(0, slash), name.substring(slash + 1));
  }

  static String all(Collection<DocumentKey> keys) {
    return keys.stream().map(Names::name).collect(Collectors.joining("\n"));
  }
}
