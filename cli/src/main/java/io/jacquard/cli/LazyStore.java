package io.jacquard.cli;

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
import io.jacquard.store.rocks.RocksDocumentStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The embedded store, opened at the first read or commit: a program that keeps nothing starts
 * without loading a native library and leaves no folder behind.
 */
final class LazyStore implements DocumentStore {
  private final Path folder;
  private final List<CollectionSpec> declared = new ArrayList<>();
  private @Nullable DocumentStore opened;

  LazyStore(Path folder) {
    this.folder = folder;
  }

  private synchronized DocumentStore store() {
    DocumentStore store = opened;
    if (store == null) {
      store = RocksDocumentStore.open(folder);
      declared.forEach(store::declare);
      opened = store;
    }
    return store;
  }

  @Override
  public synchronized void declare(CollectionSpec collection) {
    if (opened == null) {
      declared.add(collection);
    } else {
      opened.declare(collection);
    }
  }

  /** As the embedded store is: its folder belongs to one process. */
  @Override
  public boolean exclusive() {
    return true;
  }

  @Override
  public Optional<Document> get(DocumentKey key) {
    return store().get(key);
  }

  @Override
  public Map<String, Document> getAll(String collection, Collection<String> ids) {
    return store().getAll(collection, ids);
  }

  @Override
  public Page scan(Scan scan) {
    return store().scan(scan);
  }

  @Override
  public List<List<IndexEntry>> scanEach(
      String collection, String index, List<? extends List<?>> prefixes, int limit) {
    return store().scanEach(collection, index, prefixes, limit);
  }

  @Override
  public CompletableFuture<CommitResult> commitAsync(List<Write> writes, List<Guard> guards) {
    return store().commitAsync(writes, guards);
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
