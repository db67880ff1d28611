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

/** Another store with something in between; what is not overridden is handed on. */
class ForwardingStore implements DocumentStore {
  private final DocumentStore behind;

  ForwardingStore(DocumentStore behind) {
    this.behind = behind;
  }

  @Override
  public void declare(CollectionSpec collection) {
    behind.declare(collection);
  }

  @Override
  public Optional<Document> get(DocumentKey key) {
    return behind.get(key);
  }

  @Override
  public Map<String, Document> getAll(String collection, Collection<String> ids) {
    return behind.getAll(collection, ids);
  }

  @Override
  public Page scan(Scan scan) {
    return behind.scan(scan);
  }

  @Override
  public List<List<IndexEntry>> scanEach(
      String collection, String index, List<? extends List<?>> prefixes, int limit) {
    return behind.scanEach(collection, index, prefixes, limit);
  }

  @Override
  public CompletableFuture<CommitResult> commitAsync(List<Write> writes, List<Guard> guards) {
    return behind.commitAsync(writes, guards);
  }

  @Override
  public void close() {
    behind.close();
  }
}
