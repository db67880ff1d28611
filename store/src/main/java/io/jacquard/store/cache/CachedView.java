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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The store as one call reads it: through the caches that were up to date when it first read. */
final class CachedView implements DocumentStore {
  private final ReplicatedDocumentStore replicated;
  private @Nullable Generation generation;
  private boolean begun;

  CachedView(ReplicatedDocumentStore replicated) {
    this.replicated = replicated;
  }

  private synchronized @Nullable Generation generation() {
    if (!begun) {
      begun = true;
      generation = replicated.current();
    }
    return generation;
  }

  @Override
  public void declare(CollectionSpec collection) {
    replicated.declare(collection);
  }

  @Override
  public Optional<Document> get(DocumentKey key) {
    return Optional.ofNullable(getAll(key.collection(), List.of(key.id())).get(key.id()));
  }

  @Override
  public Map<String, Document> getAll(String collection, Collection<String> ids) {
    Generation cached = generation();
    return cached == null
        ? replicated.getAll(collection, ids)
        : cached.getAll(collection, ids, replicated);
  }

  @Override
  public Page scan(Scan scan) {
    return replicated.scan(scan);
  }

  @Override
  public List<List<IndexEntry>> scanEach(
      String collection, String index, List<? extends List<?>> prefixes, int limit) {
    return replicated.scanEach(collection, index, prefixes, limit);
  }

  @Override
  public CompletableFuture<CommitResult> commitAsync(List<Write> writes, List<Guard> guards) {
    return replicated.commitAsync(writes, guards);
  }

  /** Nothing: the store goes on without this call. */
  @Override
  public void close() {}
}
