package io.jacquard.standalone.redis;

import io.jacquard.standalone.StandaloneConfig;
import io.jacquard.topic.redis.NoRedisException;
import io.jacquard.topic.redis.RedisPlace;
import io.jacquard.topic.redis.TopicRedisConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The Redis of the topics: the one that is configured, else a server of our own, which is started
 * when topics are first used and again when it ended.
 */
@Singleton
public final class OwnRedis implements RedisPlace {
  private static final Logger LOG = Logger.getLogger(OwnRedis.class);
  private static final String NONE =
      "Topics need a Redis: put a redis-server on the PATH, or set REDIS_URL";

  private final Optional<String> configured;
  private final Optional<RedisProgram> program;
  private final Path folder;
  private final long memory;
  private @Nullable CompletableFuture<RedisChild> child;
  private boolean closed;

  OwnRedis(TopicRedisConfig redis, StandaloneConfig config) {
    this.configured = redis.url().filter(address -> !address.isBlank());
    this.program = RedisProgram.find(System.getenv().getOrDefault("PATH", ""));
    this.folder = config.data().resolve("redis");
    this.memory = config.redisMemory().asLongValue();
  }

  @Override
  public CompletionStage<String> address() {
    if (configured.isPresent()) {
      return CompletableFuture.completedStage(configured.get());
    }
    return program
        .map(this::running)
        .orElseGet(() -> CompletableFuture.failedFuture(new NoRedisException(NONE)))
        .thenApply(RedisChild::address);
  }

  @Override
  public boolean exists() {
    return configured.isPresent() || program.isPresent();
  }

  @Override
  public synchronized boolean running() {
    return configured.isPresent() || (child != null && child.isDone());
  }

  /** What the start says about it. */
  public String described() {
    if (configured.isPresent()) {
      return "the Redis of REDIS_URL";
    }
    return program
        .map(found ->
            switch (found) {
              case RedisProgram.Installed(Path path) -> path + ", data in " + folder;
              case RedisProgram.Carried _ -> "a redis-server of our own, data in " + folder;
            })
        .orElse("off: there is no redis-server on the PATH, and no REDIS_URL");
  }

  private synchronized CompletableFuture<RedisChild> running(RedisProgram found) {
    CompletableFuture<RedisChild> known = child;
    boolean ended = known != null && known.isDone() && !usable(known);
    if (known != null && !ended) {
      return known;
    }
    if (closed) {
      return CompletableFuture.failedFuture(new NoRedisException("Topics are closed"));
    }
    CompletableFuture<RedisChild> started = new CompletableFuture<>();
    child = started;
    Thread.startVirtualThread(() -> start(found, started));
    return started;
  }

  private static boolean usable(CompletableFuture<RedisChild> started) {
    return !started.isCompletedExceptionally() && started.join().alive();
  }

  private void start(RedisProgram found, CompletableFuture<RedisChild> started) {
    try {
      started.complete(RedisChild.start(found, folder, memory));
    } catch (IOException e) {
      LOG.warnf("the redis-server of the topics does not run reason=%s", e.getMessage());
      started.completeExceptionally(
          new NoRedisException("Topics are unavailable: the redis-server does not start"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      started.completeExceptionally(e);
    }
  }

  @PreDestroy
  void close() {
    CompletableFuture<RedisChild> known;
    synchronized (this) {
      closed = true;
      known = child;
    }
    if (known != null && known.isDone() && !known.isCompletedExceptionally()) {
      known.join().close();
    }
  }
}
