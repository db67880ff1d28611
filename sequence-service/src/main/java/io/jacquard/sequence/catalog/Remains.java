package io.jacquard.sequence.catalog;

import io.jacquard.sequence.storage.PackageStorage;
import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.IndexSpec;
import io.jacquard.store.Scan;
import io.jacquard.store.Write;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Stored packages that belong to no sequence: not yet, or no longer. Each is written down before
 * its bytes can be there and until they are gone, so that nothing is left whoever is killed, and
 * whichever hub is at hand removes them.
 */
@Singleton
final class Remains {
  private static final String COLLECTION = "hub-package-remains";
  private static final String BY_DUE = "by_due";
  private static final String BY_HUB = "by_hub";

  /** Much longer than any upload may take. */
  private static final Duration OF_AN_UPLOAD = Duration.ofDays(1);

  private static final int AT_ONCE = 100;

  private final DocumentStore store;
  private final PackageStorage storage;
  private final HubKey key;

  Remains(DocumentStore store, PackageStorage storage, HubKey key) {
    this.store = store;
    this.storage = storage;
    this.key = key;
    store.declare(
        CollectionSpec.of(
            COLLECTION, IndexSpec.on(BY_DUE, "due"), IndexSpec.on(BY_HUB, "hub", "due")));
  }

  /** The name of a package in the storage. */
  static String file(String revision) {
    return revision + ".tar.gz";
  }

  /**
   * Says that a package is about to be stored: remains, unless a sequence takes it over.
   *
   * @return done when that is durable
   */
  CompletableFuture<?> announce(String revision) {
    Write write = write(revision, Instant.now().plus(OF_AN_UPLOAD));
    return store.commitAsync(List.of(write), List.of());
  }

  /**
   * Says that one that was announced comes to nothing; where this fails, it is due later.
   *
   * @return done when that is durable
   */
  CompletableFuture<?> giveUp(String revision) {
    return store.commitAsync(List.of(ofRemoved(revision)), List.of());
  }

  /** A package that is no longer needed. */
  Write ofRemoved(String revision) {
    return write(revision, Instant.now());
  }

  /** A package that a sequence has. */
  static Write none(String revision) {
    return Write.delete(DocumentKey.of(COLLECTION, revision));
  }

  /** What this hub was about to store when it was killed is no longer needed. */
  void ofEarlierLife() {
    Scan mine =
        Scan.of(COLLECTION, BY_HUB, key.value())
            .within(Scan.Range.atLeast(Instant.now().toEpochMilli()))
            .limit(AT_ONCE);
    for (List<Document> found = page(mine); !found.isEmpty(); found = page(mine)) {
      store.commit(found.stream().map(it -> write(it.id(), Instant.EPOCH)).toList(), List.of());
    }
  }

  /** Removes what is due; what the storage does not give up now stays for another time. */
  void sweep() throws IOException {
    Scan due =
        Scan.of(COLLECTION, BY_DUE)
            .within(Scan.Range.below(Instant.now().toEpochMilli() + 1))
            .limit(AT_ONCE);
    for (List<Document> found = page(due); !found.isEmpty(); found = page(due)) {
      for (Document remain : found) {
        storage.delete(file(remain.id()));
        store.commit(Write.delete(remain));
      }
    }
  }

  private List<Document> page(Scan scan) {
    return store.documents(scan).documents();
  }

  private Write write(String revision, Instant due) {
    return Write.put(
        DocumentKey.of(COLLECTION, revision),
        Body.of(Map.of("hub", key.value(), "due", due.toEpochMilli())));
  }
}
