package io.jacquard.store.cache;

import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.CommitResult;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Expect;
import io.jacquard.store.Guard;
import io.jacquard.store.Ids;
import io.jacquard.store.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether the processes on a store may cache, as a document of that store: who cannot tell the
 * others of a change turns caching off for all. A process looks at it again after half a lease, so
 * a lease after it was turned nobody acts by what it was.
 */
final class CacheSwitch {
  private static final String COLLECTION = "caches";
  private static final DocumentKey KEY = DocumentKey.of(COLLECTION, "graph");
  private static final String ON = "on";
  private static final String REALM = "realm";

  private final DocumentStore store;
  private final long leaseNanos;
  private volatile @Nullable State state;

  /**
   * What the switch was found to be.
   *
   * @param realm names the caches of this turning on
   * @param version of the document; 0 when caching was never on
   * @param since when this process first found it so
   * @param readAt when this process last began to look
   */
  record State(boolean on, String realm, long version, long since, long readAt) {}

  CacheSwitch(DocumentStore store, Duration lease) {
    this.store = store;
    this.leaseNanos = lease.toNanos();
    store.declare(CollectionSpec.of(COLLECTION));
  }

  /** What it is, or was half a lease ago. */
  State current() {
    State known = state;
    if (known != null && fresh(known)) {
      return known;
    }
    synchronized (this) {
      State meanwhile = state;
      return meanwhile != null && fresh(meanwhile) ? meanwhile : look();
    }
  }

  private boolean fresh(State known) {
    return System.nanoTime() - known.readAt() < leaseNanos / 2;
  }

  /** Whether it has been what it is for a lease, so that every process knows. */
  boolean settled(State found) {
    return System.nanoTime() - found.since() >= leaseNanos;
  }

  private synchronized State look() {
    long begun = System.nanoTime();
    State found =
        store
            .get(KEY)
            .map(document -> state(document, begun))
            .orElseGet(() -> new State(false, "", 0, begun - leaseNanos, begun));
    State known = state;
    if (known != null && known.version() == found.version()) {
      found = new State(found.on(), found.realm(), found.version(), known.since(), found.readAt());
    }
    state = found;
    return found;
  }

  private static State state(Document document, long begun) {
    return new State(
        Boolean.TRUE.equals(document.field(ON)),
        document.text(REALM),
        document.version(),
        System.nanoTime(),
        begun);
  }

  /** Turns it off unless it is off; what it is then. */
  State turnOff() {
    State found = current();
    while (found.on()) {
      turn(found, false, found.realm());
      found = look();
    }
    return found;
  }

  /** Turns it on, unless somebody else turned it meanwhile. */
  void turnOn(State off) {
    if (turn(off, true, Ids.next())) {
      look();
    }
  }

  private boolean turn(State from, boolean on, String realm) {
    Write write =
        new Write.Put(
            KEY, Body.of(Map.of(ON, on, REALM, realm)), Expect.version(from.version()), null);
    CommitResult result = store.commit(List.of(write), List.<Guard>of());
    return result.committed();
  }

  /** Waits until everybody knows that it is off. */
  void awaitOff(State off) {
    long left = leaseNanos - (System.nanoTime() - off.since());
    boolean interrupted = false;
    while (left > 0) {
      try {
        TimeUnit.NANOSECONDS.sleep(left);
      } catch (InterruptedException _) {
        interrupted = true;
      }
      left = leaseNanos - (System.nanoTime() - off.since());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
