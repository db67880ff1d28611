package io.jacquard.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The edges of nodes as they were read, shared by all calls. Each list carries the version that the
 * neighbourhood had before it was read, and is used only by calls that find that version, so it is
 * right however many processes write.
 */
final class LinkCache {
  private static final int MOST_LINKS = 100_000;

  private final Cache<Key, Links> lists =
      Caffeine.newBuilder()
          .maximumWeight(MOST_LINKS)
          .weigher((Key _, Links links) -> 1 + links.edges().size())
          .executor(Runnable::run)
          .build();

  private record Key(String node, boolean outgoing) {}

  private record Links(long version, List<EdgeRef> edges) {}

  @Nullable List<EdgeRef> find(String node, boolean outgoing, long version) {
    Links links = lists.getIfPresent(new Key(node, outgoing));
    return links == null || links.version() != version ? null : links.edges();
  }

  void keep(String node, boolean outgoing, long version, List<EdgeRef> edges) {
    lists.put(new Key(node, outgoing), new Links(version, edges));
  }
}
