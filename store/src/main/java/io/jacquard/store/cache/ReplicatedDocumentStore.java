package io.jacquard.store.cache;

import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.CommitResult;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Guard;
import io.jacquard.store.Ids;
import io.jacquard.store.IndexEntry;
import io.jacquard.store.Page;
import io.jacquard.store.Scan;
import io.jacquard.store.StoreException;
import io.jacquard.store.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A store that several processes write, with caches. A commit is announced to the others before it
 * happens and settled before it is answered; a {@link #view} learns all announcements before its
 * first read. So whoever knows of an answered commit reads nothing older, in whichever process. Who
 * cannot announce turns the caches of all off, and answers when everybody knows.
 */
public final class ReplicatedDocumentStore implements DocumentStore {
  private final DocumentStore store;
  private final @Nullable SharedTier tier;
  private final CacheOptions options;
  private final CacheSwitch switched;
  private final AtomicBoolean preparing = new AtomicBoolean();
  private volatile @Nullable Generation generation;

  /**
   * A store before another.
   *
   * @param tier what the processes share; without it nothing is cached, and the others are kept
   *     from caching what this one changes
   */
  public ReplicatedDocumentStore(
      DocumentStore store, @Nullable SharedTier tier, CacheOptions options) {
    this.store = store;
    this.tier = tier;
    this.options = options;
    this.switched = new CacheSwitch(store, options.lease());
  }

  /** The store for one call; what it needs to learn it learns at its first read. */
  @Override
  public DocumentStore view() {
    return tier == null ? this : new CachedView(this);
  }

  /** What may be read from now on: everything that was answered is known to it; or nothing. */
  @Nullable Generation current() {
    CacheSwitch.State state = switched.current();
    if (!state.on()) {
      prepare(() -> turnOn(state));
      return null;
    }
    if (!switched.settled(state)) {
      return null;
    }
    Generation known = generation;
    if (known == null || !known.of(state.realm())) {
      prepare(() -> join(state.realm()));
      return null;
    }
    return known.catchUp() ? known : null;
  }

  /** Does something that takes a while, and that nobody waits for, unless it is being done. */
  private void prepare(Runnable work) {
    if (preparing.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              work.run();
            } catch (SharedTierException | StoreException _) {
              // a later call tries again; both are reported by those who need them
            } finally {
              preparing.set(false);
            }
          });
    }
  }

  private void turnOn(CacheSwitch.State off) {
    SharedTier shared = tier;
    boolean rested =
        off.version() == 0 || System.nanoTime() - off.since() >= options.rest().toNanos();
    if (shared != null && rested && shared.available()) {
      switched.turnOn(off);
    }
  }

  /** The generation of a realm, which is joined if need be. */
  private synchronized Generation join(String realm) {
    Generation known = generation;
    if (known != null && known.of(realm)) {
      return known;
    }
    if (tier == null) {
      throw new SharedTierException(null);
    }
    if (known != null) {
      known.lose();
    }
    Generation joined = new Generation(realm, tier.join(realm), options.bytes());
    generation = joined;
    return joined;
  }

  @Override
  public CompletableFuture<CommitResult> commitAsync(List<Write> writes, List<Guard> guards) {
    if (writes.isEmpty()) {
      return store.commitAsync(writes, guards);
    }
    List<DocumentKey> keys = writes.stream().map(Write::key).toList();
    String commit = Ids.next();
    Announced announced = announce(commit, keys);
    return store
        .commitAsync(writes, guards)
        .handleAsync(
            (result, failure) -> {
              conclude(announced, commit, writes, result);
              if (result == null) {
                throw new CompletionException(cause(failure));
              }
              return result;
            },
            conclusion -> Thread.ofVirtual().start(conclusion));
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }

  /**
   * A commit that the others know of.
   *
   * @param lasting whether all others announce theirs, too, so that what this one writes may be
   *     cached: somebody may not have noticed yet that caching is on
   */
  private record Announced(Generation generation, boolean lasting) {}

  /** What the others know of the commit; {@code null} when nobody caches. */
  private @Nullable Announced announce(String commit, List<DocumentKey> keys) {
    CacheSwitch.State state = switched.current();
    if (!state.on()) {
      return null;
    }
    for (int attempt = 0; attempt < 2; attempt++) {
      try {
        Generation joined = join(state.realm());
        if (joined.membership().announce(commit, keys)) {
          return new Announced(joined, switched.settled(state));
        }
        joined.lose();
      } catch (SharedTierException _) {
        loseGeneration();
        break;
      }
    }
    switched.turnOff();
    return null;
  }

  private void loseGeneration() {
    Generation known = generation;
    if (known != null) {
      known.lose();
    }
  }

  /**
   * What comes between a commit and its answer.
   *
   * @param result {@code null} when the outcome is unknown: then the announcement stands until it
   *     is given up
   */
  private void conclude(
      @Nullable Announced announced,
      String commit,
      List<Write> writes,
      @Nullable CommitResult result) {
    List<DocumentKey> keys = writes.stream().map(Write::key).toList();
    Generation known = generation;
    if (known != null) {
      known.forget(keys);
    }
    if (result == null) {
      return;
    }
    Generation told = null;
    if (announced != null) {
      boolean kept = announced.lasting() && result.committed();
      List<Document> written = kept ? written(writes, result) : List.of();
      told = settle(announced.generation(), commit, keys, written);
    }
    if (result.committed() && !(told != null && isRead(told))) {
      switched.awaitOff(switched.turnOff());
    }
  }

  /**
   * Whether everybody who caches hears what is told in a generation: a process that was held up may
   * have told it in a realm that the others have left.
   */
  private boolean isRead(Generation told) {
    CacheSwitch.State state = switched.current();
    return state.on() && told.in(state.realm());
  }

  /** The generation in which everybody heard that the commit happened; {@code null} for none. */
  private @Nullable Generation settle(
      Generation announced, String commit, List<DocumentKey> keys, List<Document> written) {
    try {
      if (announced.membership().settle(commit, keys, written)) {
        return announced;
      }
      announced.lose();
      CacheSwitch.State state = switched.current();
      if (!state.on()) {
        return null;
      }
      Generation next = join(state.realm());
      boolean told =
          next.membership().announce(commit, keys)
              && next.membership().settle(commit, keys, List.of());
      return told ? next : null;
    } catch (SharedTierException _) {
      announced.lose();
      return null;
    }
  }

  /** The documents as a commit left them; one that expires is not for caches. */
  private static List<Document> written(List<Write> writes, CommitResult result) {
    long version = result instanceof CommitResult.Committed(long given) ? given : 0;
    List<Document> written = new ArrayList<>();
    for (Write write : writes) {
      switch (write) {
        case Write.Put put when put.expiresAt() == null ->
            written.add(new Document(put.key(), version, put.body(), null));
        case Write.Bump bump -> written.add(new Document(bump.key(), version, Body.EMPTY, null));
        case Write.Put _, Write.Delete _ -> {}
      }
    }
    return written;
  }

  @Override
  public void declare(CollectionSpec collection) {
    store.declare(collection);
  }

  @Override
  public Optional<Document> get(DocumentKey key) {
    return store.get(key);
  }

  @Override
  public Map<String, Document> getAll(String collection, Collection<String> ids) {
    return store.getAll(collection, ids);
  }

  @Override
  public Page scan(Scan scan) {
    return store.scan(scan);
  }

  @Override
  public List<List<IndexEntry>> scanEach(
      String collection, String index, List<? extends List<?>> prefixes, int limit) {
    return store.scanEach(collection, index, prefixes, limit);
  }

  @Override
  public void close() {
    loseGeneration();
    store.close();
  }
}
