package io.jacquard.store.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Documents that were read, shared by all readers. What was read before its document changed is not
 * kept after it: a reader notes the epoch first and hands it in with what it read. Documents that
 * expire are not kept.
 */
final class DocumentCache {
  /** What an entry takes beside its body, decoded fields included. */
  private static final int ENTRY_BYTES = 300;

  private static final int DECODED_FACTOR = 4;

  private final Epochs epochs = new Epochs();
  private final Cache<DocumentKey, Document> documents;

  /**
   * An empty cache.
   *
   * @param bytes the most memory that it takes, roughly
   */
  DocumentCache(long bytes) {
    this.documents =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher(DocumentCache::weight)
            .executor(Runnable::run)
            .build();
  }

  private static int weight(DocumentKey key, Document document) {
    return ENTRY_BYTES + 2 * key.id().length() + DECODED_FACTOR * document.body().size();
  }

  @Nullable Document find(DocumentKey key) {
    return documents.getIfPresent(key);
  }

  /** To be noted before a document is read. */
  int epoch(DocumentKey key) {
    return epochs.of(key);
  }

  /** Keeps a document unless it changed since the epoch that was noted before the read. */
  void keep(Document document, int epoch) {
    if (document.expiresAt() == null) {
      documents
          .asMap()
          .compute(document.key(), (key, kept) -> epochs.of(key) == epoch ? document : kept);
    }
  }

  /** Forgets documents that changed. */
  void forget(Collection<DocumentKey> changed) {
    changed.forEach(epochs::advance);
    documents.invalidateAll(changed);
  }

  /** Gives the memory back. */
  void clear() {
    documents.invalidateAll();
  }
}
