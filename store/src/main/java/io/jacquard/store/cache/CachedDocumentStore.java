package io.jacquard.store.cache;

import io.jacquard.store.CollectionSpec;
import io.jacquard.store.CommitResult;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Guard;
import io.jacquard.store.IndexEntry;
import io.jacquard.store.Page;
import io.jacquard.store.Scan;
import io.jacquard.store.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps documents that were read, shared by all readers, as long as nobody writes them: every
 * commit must go through this. A commit forgets what it wrote before it is answered, and what was
 * read from the store before that moment is not kept after it; so whoever knows of a commit reads
 * no older state. Documents that expire, and the absence of documents, are not kept.
 */
public final class CachedDocumentStore implements DocumentStore {
  private final DocumentStore store;
  private final DocumentCache memory;

  /**
   * A cache before a store.
   *
   * @param bytes the most memory that it takes, roughly
   */
  public CachedDocumentStore(DocumentStore store, long bytes) {
    this.store = store;
    this.memory = new DocumentCache(bytes);
  }

  @Override
  public void declare(CollectionSpec collection) {
    store.declare(collection);
  }

  @Override
  public Optional<Document> get(DocumentKey key) {
    Document kept = memory.find(key);
    if (kept != null) {
      return Optional.of(kept);
    }
    int epoch = memory.epoch(key);
    Optional<Document> found = store.get(key);
    found.ifPresent(document -> memory.keep(document, epoch));
    return found;
  }

  @Override
  public Map<String, Document> getAll(String collection, Collection<String> ids) {
    Map<String, Document> known = LinkedHashMap.newLinkedHashMap(ids.size());
    Map<String, Integer> unknown = new LinkedHashMap<>();
    for (String id : ids) {
      DocumentKey key = DocumentKey.of(collection, id);
      Document kept = memory.find(key);
      if (kept == null) {
        unknown.put(id, memory.epoch(key));
      } else {
        known.put(id, kept);
      }
    }
    if (unknown.isEmpty()) {
      return known;
    }
    Map<String, Document> read = store.getAll(collection, unknown.keySet());
    read.forEach((id, document) -> memory.keep(document, unknown.getOrDefault(id, 0)));
    if (known.isEmpty()) {
      return read;
    }
    known.putAll(read);
    return inOrder(ids, known);
  }

  private static Map<String, Document> inOrder(
      Collection<String> ids, Map<String, Document> found) {
    Map<String, Document> ordered = LinkedHashMap.newLinkedHashMap(found.size());
    for (String id : ids) {
      Document document = found.get(id);
      if (document != null) {
        ordered.put(id, document);
      }
    }
    return ordered;
  }

  @Override
  public Page scan(Scan scan) {
    return store.scan(scan);
  }

  @Override
  public List<List<IndexEntry>> scanEach(
      String collection, String index, List<? extends List<?>> prefixes, int limit) {
    return store.scanEach(collection, index, prefixes, limit);
  }

  @Override
  public CompletableFuture<CommitResult> commitAsync(List<Write> writes, List<Guard> guards) {
    List<DocumentKey> written = new ArrayList<>(writes.size());
    writes.forEach(write -> written.add(write.key()));
    return store.commitAsync(writes, guards).whenComplete((_, _) -> memory.forget(written));
  }

  @Override
  public void close() {
    store.close();
    memory.clear();
  }
}
