package io.jacquard.walker.cache;

import io.jacquard.commons.redis.RedisLine;
import io.jacquard.commons.redis.RedisSession;
import io.jacquard.store.Ids;
import io.jacquard.store.cache.SharedTier;
import io.jacquard.store.cache.SharedTierException;
import io.vertx.redis.client.Response;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The shared tier in Redis. A membership belongs to one connection, hence to one run of the server:
 * one that comes back with what it once had on the disk begins a new epoch.
 */
public final class RedisSharedTier implements SharedTier {
  private final RedisLine line;
  private final SharedCacheConfig config;

  public RedisSharedTier(RedisLine line, SharedCacheConfig config) {
    this.line = line;
    this.config = config;
  }

  @Override
  public boolean available() {
    try {
      return await(line.session()).open();
    } catch (SharedTierException _) {
      return false;
    }
  }

  @Override
  public Membership join(String realm) {
    RedisSession session = await(line.session());
    Evaluation join =
        new Evaluation(Scripts.JOIN, new Names(realm, "")).arg(session.runId()).arg(Ids.next());
    Response joined = answer(session.send(join.build()));
    Names own = new Names(realm, joined.get(0).toString());
    return new RedisMembership(session, own, joined.get(1).toString(), config);
  }

  private static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw new SharedTierException(e.getCause());
    }
  }

  /** The answer of Redis, which is something. */
  static Response answer(CompletableFuture<@Nullable Response> answer) {
    return optional(answer).orElseThrow(() -> new SharedTierException(null));
  }

  /** The answer of Redis; empty for nil. */
  static Optional<Response> optional(CompletableFuture<@Nullable Response> answer) {
    return await(answer.thenApply(Optional::ofNullable));
  }
}
