package io.jacquard.graph;

import io.jacquard.graph.type.StandIns;
import io.jacquard.graph.type.TypeResolver;
import io.jacquard.graph.type.Types;
import io.jacquard.jac.osp.access.AccessRules;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.cache.CacheOptions;
import io.jacquard.store.cache.CachedDocumentStore;
import io.jacquard.store.cache.ReplicatedDocumentStore;
import io.jacquard.store.cache.SharedTier;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The graph kept in a store; opens a unit of work for each call. What calls read is kept in memory
 * for the next ones: lists of edges always, as their versions tell whether they still hold;
 * documents where the process has the store for itself, or a tier to agree about them.
 */
public final class GraphService {
  private final DocumentStore store;
  private final GraphLimits limits;
  private final LinkCache links = new LinkCache();
  private final StandIns standIns = new StandIns();

  public GraphService(DocumentStore store) {
    this(store, GraphLimits.DEFAULT);
  }

  /** A graph that is cached in this process, if it is the only one on the store. */
  public GraphService(DocumentStore store, GraphLimits limits) {
    this(store, limits, null, CacheOptions.DEFAULT);
  }

  /**
   * Declares the graph's collections in the store.
   *
   * @param tier what the processes on the store share to cache documents; they cache none without
   */
  public GraphService(
      DocumentStore store, GraphLimits limits, @Nullable SharedTier tier, CacheOptions caching) {
    this.store =
        store.exclusive()
            ? new CachedDocumentStore(store, caching.bytes())
            : new ReplicatedDocumentStore(store, tier, caching);
    this.limits = limits;
    Collections.declareIn(store);
  }

  /**
   * A view on the graph for one call that acts for a root. The root's node is made when it is first
   * used.
   *
   * @param rootId 32 hex digits; {@link AccessRules#SYSTEM_ROOT} may do everything
   * @param types the classes of the program that runs
   */
  public UnitOfWork open(String rootId, TypeResolver types) {
    return new UnitOfWork(store.view(), limits, links, new Types(types, standIns), rootId);
  }

  /**
   * Removes everything that a root owns, and the root, in as many commits as it takes.
   *
   * @return how many objects went
   * @throws ConflictException when somebody goes on writing to them
   */
  public int erase(String rootId) {
    Types none = new Types(_ -> null, standIns);
    return new Erasure(
            store,
            () ->
                new UnitOfWork(
                    store.view(), GraphLimits.NONE, links, none, AccessRules.SYSTEM_ROOT))
        .run(rootId);
  }

  /** Returns once the store has answered a query; fails as the store does. */
  public void probe() {
    store.get(DocumentKey.of(Collections.NODES, AccessRules.SYSTEM_ROOT));
  }

  /** Whether the store answers a read within the time. */
  public boolean answers(Duration limit) {
    try {
      CompletableFuture.runAsync(this::probe).get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
