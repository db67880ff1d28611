package io.jacquard.auth.departure;

import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Scan;
import io.jacquard.store.Write;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The roots of deleted users whose graphs are still there. A root is noted by the very commit that
 * deletes its user, and stays until somebody says that the graph is gone.
 */
@Singleton
public final class Departures {
  private static final String ROOTS = "auth.departures";
  private static final String AT = "at";
  private static final int PAGE = 100;

  /** By then every service has heard that the user's tokens are dead. */
  private static final Duration DELAY = Duration.ofSeconds(3);

  private final DocumentStore store;

  public Departures(DocumentStore store) {
    this.store = store;
    store.declare(CollectionSpec.of(ROOTS));
  }

  /** What notes a root, for the commit that deletes its user. */
  public Write noting(String root) {
    return Write.put(key(root), Body.of(Map.of(AT, Instant.now().toEpochMilli())));
  }

  /** Some of the roots whose graphs are to go now. */
  List<String> due() {
    long before = Instant.now().minus(DELAY).toEpochMilli();
    return store.documents(Scan.all(ROOTS).limit(PAGE)).documents().stream()
        .filter(document -> document.number(AT) <= before)
        .map(Document::id)
        .toList();
  }

  /** Forgets a root whose graph is gone. */
  void done(String root) {
    store.commit(Write.delete(key(root)));
  }

  private static DocumentKey key(String root) {
    return DocumentKey.of(ROOTS, root);
  }
}
