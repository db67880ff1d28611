package io.jacquard.store.cache;

import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A shared tier in this process, which a test may take away, bring back and empty. */
public final class InMemorySharedTier implements SharedTier {
  private static final String OVERLAP = "!";

  private final Map<String, Realm> realms = new HashMap<>();
  private boolean away;

  private static final class Realm {
    private final List<List<DocumentKey>> list = new ArrayList<>();
    private final Map<DocumentKey, Document> documents = new HashMap<>();
    private final Map<DocumentKey, Set<String>> doubts = new HashMap<>();
  }

  /** Nobody reaches it any more, or everybody again. */
  public synchronized void away(boolean now) {
    away = now;
  }

  /** Forgets everything. */
  public synchronized void flush() {
    realms.clear();
  }

  @Override
  public synchronized boolean available() {
    return !away;
  }

  @Override
  public synchronized Membership join(String realm) {
    requirePresence();
    Realm known = realms.computeIfAbsent(realm, _ -> new Realm());
    return new Part(realm, known, Integer.toString(known.list.size()));
  }

  private void requirePresence() {
    if (away) {
      throw new SharedTierException(null);
    }
  }

  private final class Part implements Membership {
    private final String name;
    private final Realm realm;
    private final String beginning;

    Part(String name, Realm realm, String beginning) {
      this.name = name;
      this.realm = realm;
      this.beginning = beginning;
    }

    private boolean lost() {
      requirePresence();
      return !realm.equals(realms.get(name));
    }

    @Override
    public String beginning() {
      return beginning;
    }

    @Override
    public News news(String place) {
      synchronized (InMemorySharedTier.this) {
        if (lost()) {
          return new News.Lost();
        }
        List<DocumentKey> keys = new ArrayList<>();
        realm.list.subList(Integer.parseInt(place), realm.list.size()).forEach(keys::addAll);
        return new News.Changed(keys, Integer.toString(realm.list.size()), true);
      }
    }

    @Override
    public Map<DocumentKey, Document> find(Collection<DocumentKey> keys) {
      synchronized (InMemorySharedTier.this) {
        Map<DocumentKey, Document> found = new HashMap<>();
        if (!lost()) {
          for (DocumentKey key : keys) {
            Document document = realm.documents.get(key);
            if (document != null) {
              found.put(key, document);
            }
          }
        }
        return found;
      }
    }

    @Override
    public Set<DocumentKey> offer(String place, List<Document> documents) {
      synchronized (InMemorySharedTier.this) {
        Set<DocumentKey> taken = new HashSet<>();
        if (!lost()) {
          Set<DocumentKey> changed = new HashSet<>();
          realm.list.subList(Integer.parseInt(place), realm.list.size()).forEach(changed::addAll);
          for (Document document : documents) {
            if (!changed.contains(document.key()) && !realm.doubts.containsKey(document.key())) {
              realm.documents.put(document.key(), document);
              taken.add(document.key());
            }
          }
        }
        return taken;
      }
    }

    @Override
    public boolean announce(String commit, Collection<DocumentKey> keys) {
      synchronized (InMemorySharedTier.this) {
        if (lost()) {
          return false;
        }
        for (DocumentKey key : keys) {
          Set<String> doubts = realm.doubts.computeIfAbsent(key, _ -> new LinkedHashSet<>());
          if (!doubts.isEmpty()) {
            doubts.add(OVERLAP);
          }
          doubts.add(commit);
          realm.documents.remove(key);
        }
        realm.list.add(List.copyOf(keys));
        return true;
      }
    }

    @Override
    public boolean settle(String commit, Collection<DocumentKey> keys, List<Document> written) {
      synchronized (InMemorySharedTier.this) {
        if (lost()) {
          return false;
        }
        Map<DocumentKey, Document> now = new HashMap<>();
        written.forEach(document -> now.put(document.key(), document));
        for (DocumentKey key : keys) {
          Set<String> doubts = realm.doubts.getOrDefault(key, new HashSet<>());
          doubts.remove(commit);
          Document document = now.get(key);
          if (doubts.isEmpty() && document != null) {
            realm.documents.put(key, document);
          }
          if (doubts.isEmpty() || doubts.equals(Set.of(OVERLAP))) {
            realm.doubts.remove(key);
          }
        }
        realm.list.add(List.copyOf(keys));
        return true;
      }
    }
  }
}
