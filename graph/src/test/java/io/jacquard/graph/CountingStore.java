package io.jacquard.graph;

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

/** Another store, and how often it was read and how many documents came of it. */
final class CountingStore implements DocumentStore {
  private final DocumentStore behind;
  private long queries;
  private long documents;

  CountingStore(DocumentStore behind) {
    this.behind = behind;
  }

  long queries() {
    return queries;
  }

  long documents() {
    return documents;
  }

  @Override
  public void declare(CollectionSpec collection) {
    behind.declare(collection);
  }

  @Override
  public Optional<Document> get(DocumentKey key) {
    return Optional.ofNullable(getAll(key.collection(), List.of(key.id())).get(key.id()));
  }

  @Override
  public Map<String, Document> getAll(String collection, Collection<String> ids) {
    queries++;
    Map<String, Document> found = behind.getAll(collection, ids);
    documents += found.size();
    return found;
  }

  @Override
  public Page scan(Scan scan) {
    queries++;
    return behind.scan(scan);
  }

  @Override
  public List<List<IndexEntry>> scanEach(
      String collection, String index, List<? extends List<?>> prefixes, int limit) {
    queries++;
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
