package io.jacquard.auth.revocation;

import io.jacquard.commons.identity.revocation.Revocation;
import io.jacquard.commons.identity.revocation.RevocationPage;
import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentPage;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Ids;
import io.jacquard.store.Scan;
import io.jacquard.store.Scan.Range;
import io.jacquard.store.Write;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The append-only feed of revocations. Entries are numbered without gaps in the order of their
 * commits, so that a reader who has seen one has seen all before it. An entry is written by the
 * very commit that makes it true.
 */
@Singleton
public final class RevocationFeed {
  private static final String ENTRIES = "auth.revocations";
  private static final String TIPS = "auth.revocation-tip";
  private static final DocumentKey TIP = DocumentKey.of(TIPS, "tip");
  private static final int PAGE = 1000;

  private final DocumentStore store;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition appended = lock.newCondition();
  private volatile boolean stopping;

  public RevocationFeed(DocumentStore store) {
    this.store = store;
    store.declare(CollectionSpec.of(ENTRIES));
    store.declare(CollectionSpec.of(TIPS));
    store.commit(Write.insert(TIP, tip(Ids.next(), 0)));
  }

  /**
   * The writes that append entries, for the commit that makes them true. Two commits that append at
   * once conflict, and the loser asks again.
   */
  public List<Write> appending(Revocation... revocations) {
    Document tip = tip();
    List<Write> writes = new ArrayList<>();
    long next = tip.number("next");
    for (Revocation revocation : revocations) {
      Body body = Body.of(fields(revocation));
      Instant until = Instant.ofEpochMilli(revocation.until());
      writes.add(Write.insert(entryKey(next), body).expiringAt(until));
      next++;
    }
    writes.add(Write.replace(tip, tip(tip.text("feed"), next)));
    return writes;
  }

  /** Wakes whoever waits for entries; called once they are committed. */
  public void announce() {
    lock.lock();
    try {
      appended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody wait any longer. */
  void stop(@Observes ShutdownDelayInitiatedEvent event) {
    stopping = true;
    announce();
  }

  /** The entries from a position on. */
  RevocationPage read(long from) {
    Document tip = tip();
    Range range = Range.atLeast(entryKey(from).id());
    DocumentPage page = store.documents(Scan.all(ENTRIES).within(range).limit(PAGE));
    List<Revocation> entries = page.documents().stream().map(RevocationFeed::entry).toList();
    long seen = page.documents().isEmpty() ? from : position(page.documents().getLast()) + 1;
    boolean more = page.cursor() != null;
    // Behind the last entry lie only expired ones, up to where the tip was before the scan.
    long next = more ? seen : Math.max(seen, tip.number("next"));
    return new RevocationPage(tip.text("feed"), entries, next, more);
  }

  /** The same, after waiting for a first entry when there is none. */
  RevocationPage await(long from, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (left > 0 && !stopping && tip().number("next") == from) {
        left = appended.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
    return read(from);
  }

  private Document tip() {
    return store
        .get(TIP)
        .orElseThrow(() -> new IllegalStateException("the revocation feed has lost its tip"));
  }

  private static Body tip(String feed, long next) {
    return Body.of(Map.of("feed", feed, "next", next));
  }

  private static Revocation entry(Document document) {
    return new Revocation(document.text("id"), document.number("below"), document.number("until"));
  }

  private static Map<String, Object> fields(Revocation revocation) {
    return Map.of("id", revocation.id(), "below", revocation.below(), "until", revocation.until());
  }

  private static DocumentKey entryKey(long position) {
    return DocumentKey.of(ENTRIES, "%016x".formatted(position));
  }

  private static long position(Document entry) {
    return Long.parseLong(entry.id(), 16);
  }
}
