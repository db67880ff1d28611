package io.jacquard.store.cache;

import io.jacquard.store.DocumentKey;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Counts changes, many documents to a count: what was read before a change is told from what was
 * read after it.
 */
final class Epochs {
  private static final int STRIPES = 1 << 14;

  private final AtomicIntegerArray counts = new AtomicIntegerArray(STRIPES);

  int of(DocumentKey key) {
    return counts.get(stripe(key));
  }

  void advance(DocumentKey key) {
    counts.incrementAndGet(stripe(key));
  }

  private static int stripe(DocumentKey key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (STRIPES - 1);
  }
}
