package io.jacquard.store.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
  /** What an entry takes beside its body, decoded fields included. */
  private static final int ENTRY_BYTES = 300;

  private static final int DECODED_FACTOR = 4;

  private final DocumentStore store;
  private final Epochs epochs = new Epochs();
  private final Cache<DocumentKey, Document> documents;

  /**
   * A cache before a store.
   *
   * @param bytes the most memory that it takes, roughly
   */
  public CachedDocumentStore(DocumentStore store, long bytes) {
    this.store = store;
    this.documents =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher(CachedDocumentStore::weight)
            .executor(Runnable::run)
            .build();
  }

  private static int weight(DocumentKey key, Document document) {
    return ENTRY_BYTES + 2 * key.id().length() + DECODED_FACTOR * document.body().size();
  }

  @Override
  public void declare(CollectionSpec collection) {
    store.declare(collection);
  }

  @Override
  public Optional<Document> get(DocumentKey key) {
    Document kept = documents.getIfPresent(key);
    if (kept != null) {
      return Optional.of(kept);
    }
    int epoch = epochs.of(key);
    Optional<Document> found = store.get(key);
    found.ifPresent(document -> keep(document, epoch));
    return found;
  }

  @Override
  public Map<String, Document> getAll(String collection, Collection<String> ids) {
    Map<String, Document> known = LinkedHashMap.newLinkedHashMap(ids.size());
    Map<String, Integer> unknown = new LinkedHashMap<>();
    for (String id : ids) {
      DocumentKey key = DocumentKey.of(collection, id);
      Document kept = documents.getIfPresent(key);
      if (kept == null) {
        unknown.put(id, epochs.of(key));
      } else {
        known.put(id, kept);
      }
    }
    if (unknown.isEmpty()) {
      return known;
    }
    Map<String, Document> read = store.getAll(collection, unknown.keySet());
    read.forEach((id, document) -> keep(document, unknown.getOrDefault(id, 0)));
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

  /** Keeps a document unless somebody wrote it since the epoch that was noted before the read. */
  private void keep(Document document, int epoch) {
    if (document.expiresAt() == null) {
      documents
          .asMap()
          .compute(document.key(), (key, kept) -> epochs.of(key) == epoch ? document : kept);
    }
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
    return store
        .commitAsync(writes, guards)
        .whenComplete((_, _) -> {
          written.forEach(epochs::advance);
          documents.invalidateAll(written);
        });
  }

  @Override
  public void close() {
    store.close();
    documents.invalidateAll();
  }
}
