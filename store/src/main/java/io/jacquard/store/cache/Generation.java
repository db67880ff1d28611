package io.jacquard.store.cache;

import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one process caches between joining a realm and losing it: documents in its own memory before
 * those of the shared tier before the store. Whoever lost the realm starts another generation; what
 * calls of this one still read goes nowhere else.
 */
final class Generation {
  private final String realm;
  private final SharedTier.Membership membership;
  private final DocumentCache memory;
  private final ReentrantLock reading = new ReentrantLock();
  private final AtomicLong arrivals = new AtomicLong();
  private long served;
  private volatile String place;
  private volatile boolean lost;

  Generation(String realm, SharedTier.Membership membership, long bytes) {
    this.realm = realm;
    this.membership = membership;
    this.memory = new DocumentCache(bytes);
    this.place = membership.beginning();
  }

  SharedTier.Membership membership() {
    return membership;
  }

  /** Whether this is the realm's, and still good. */
  boolean of(String name) {
    return !lost && in(name);
  }

  /** Whether this takes part in that realm, or did. */
  boolean in(String name) {
    return realm.equals(name);
  }

  /** Ends it. */
  void lose() {
    lost = true;
    memory.clear();
  }

  /**
   * Learns everything that was announced before this was called; false when this generation is at
   * its end. Callers that come while the list is read share the next reading.
   */
  boolean catchUp() {
    long ticket = arrivals.incrementAndGet();
    reading.lock();
    try {
      if (!lost && served < ticket) {
        long covered = arrivals.get();
        read();
        served = covered;
      }
      return !lost;
    } catch (SharedTierException _) {
      lose();
      return false;
    } finally {
      reading.unlock();
    }
  }

  private void read() {
    boolean complete = false;
    while (!complete && !lost) {
      switch (membership.news(place)) {
        case SharedTier.News.Lost _ -> {
          lose();
          complete = true;
        }
        case SharedTier.News.Changed(var keys, var next, var all) -> {
          memory.forget(keys);
          place = next;
          complete = all;
        }
      }
    }
  }

  /** Forgets what this process itself changes. */
  void forget(Collection<DocumentKey> changed) {
    memory.forget(changed);
  }

  /** Documents by id, in the order asked for. */
  Map<String, Document> getAll(String collection, Collection<String> ids, DocumentStore store) {
    Map<String, Document> found = LinkedHashMap.newLinkedHashMap(ids.size());
    Map<DocumentKey, Integer> unknown = new LinkedHashMap<>();
    for (String id : ids) {
      DocumentKey key = DocumentKey.of(collection, id);
      Document kept = memory.find(key);
      if (kept == null) {
        unknown.put(key, memory.epoch(key));
      } else {
        found.put(id, kept);
      }
    }
    if (unknown.isEmpty()) {
      return found;
    }
    share(unknown, found);
    if (!unknown.isEmpty()) {
      read(collection, unknown, store, found);
    }
    return inOrder(ids, found);
  }

  /** Moves what the shared tier has from the unknown to the found. */
  private void share(Map<DocumentKey, Integer> unknown, Map<String, Document> found) {
    try {
      membership
          .find(unknown.keySet())
          .forEach((key, document) -> {
            Integer epoch = unknown.remove(key);
            if (epoch != null) {
              memory.keep(document, epoch);
              found.put(key.id(), document);
            }
          });
    } catch (SharedTierException _) {
      lose();
    }
  }

  private void read(
      String collection,
      Map<DocumentKey, Integer> unknown,
      DocumentStore store,
      Map<String, Document> found) {
    String before = place;
    Map<String, Document> read =
        store.getAll(collection, unknown.keySet().stream().map(DocumentKey::id).toList());
    found.putAll(read);
    List<Document> lasting = new ArrayList<>(read.size());
    for (Document document : read.values()) {
      if (document.expiresAt() == null) {
        lasting.add(document);
      }
    }
    if (lost || lasting.isEmpty()) {
      return;
    }
    try {
      Set<DocumentKey> taken = membership.offer(before, lasting);
      for (Document document : lasting) {
        Integer epoch = unknown.get(document.key());
        if (epoch != null && taken.contains(document.key())) {
          memory.keep(document, epoch);
        }
      }
    } catch (SharedTierException _) {
      lose();
    }
  }

  private static Map<String, Document> inOrder(
      Collection<String> ids, Map<String, Document> found) {
    Map<String, Document> ordered = LinkedHashMap.newLinkedHashMap(found.size());
    for (String id : ids) {
      Document document = found.get(id);
      if (document != null) {
        ordered.put(id, document);
      }
    }
    return ordered;
  }
}
