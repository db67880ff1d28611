package io.jacquard.commons.redis;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis, made when it is first wanted and anew when it was lost. After a failure
 * nobody waits for Redis until a pause is over: that is the circuit breaker. Safe for many threads;
 * their commands share the connection.
 */
public final class RedisLine implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RedisLine.class);

  /** Connecting takes several round trips. */
  private static final int CONNECT_FACTOR = 4;

  private static final String RUN_ID = "run_id:";
  private static final int WAITING_COMMANDS = 65_536;

  private final Vertx vertx;
  private final RedisOptions options;
  private final Duration timeout;
  private final Duration pause;
  private @Nullable CompletableFuture<RedisSession> current;
  private int attempts;
  private long retryAt = System.nanoTime();
  private boolean away;
  private boolean closed;

  RedisLine(Vertx vertx, String url, Duration timeout, Duration pause) {
    this.vertx = vertx;
    this.timeout = timeout;
    this.pause = pause;
    this.options =
        new RedisOptions()
            .setConnectionString(url)
            .setMaxWaitingHandlers(WAITING_COMMANDS)
            .setNetClientOptions(
                new NetClientOptions()
                    .setTcpNoDelay(true)
                    .setConnectTimeout((int) timeout.toMillis() * CONNECT_FACTOR));
  }

  /**
   * The session under way, or one that is being made. Fails with {@link RedisUnavailableException}:
   * at once while the pause after a failure lasts, else within a few timeouts.
   */
  public synchronized CompletableFuture<RedisSession> session() {
    CompletableFuture<RedisSession> known = current;
    if (known != null) {
      return known;
    }
    if (closed || System.nanoTime() - retryAt < 0) {
      return CompletableFuture.failedFuture(
          new RedisUnavailableException("Redis is away, and not tried again yet", null));
    }
    int attempt = ++attempts;
    CompletableFuture<RedisSession> made =
        connect()
            .whenComplete((session, failure) -> {
              if (session == null) {
                lost(attempt, String.valueOf(failure));
              } else {
                found();
                session.onEnd(() -> lost(attempt, "its connection ended"));
              }
            });
    current = made.isCompletedExceptionally() ? null : made;
    return made;
  }

  private CompletableFuture<RedisSession> connect() {
    Redis client = Redis.createClient(vertx, options);
    return client
        .connect()
        .compose(connection -> greet(client, connection))
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(timeout.toMillis() * CONNECT_FACTOR, TimeUnit.MILLISECONDS)
        .handle((session, failure) -> {
          if (session == null) {
            client.close();
            throw new RedisUnavailableException("Redis cannot be reached", failure);
          }
          return session;
        });
  }

  private io.vertx.core.Future<RedisSession> greet(Redis client, RedisConnection connection) {
    return connection
        .send(Request.cmd(Command.INFO).arg("server"))
        .map(info -> new RedisSession(client, connection, runId(String.valueOf(info)), timeout));
  }

  private static String runId(String info) {
    return info.lines()
        .filter(line -> line.startsWith(RUN_ID))
        .map(line -> line.substring(RUN_ID.length()).strip())
        .findFirst()
        .orElseThrow(() -> new RedisUnavailableException("Redis does not say its run_id", null));
  }

  private synchronized void lost(int attempt, String reason) {
    if (attempt == attempts) {
      current = null;
      retryAt = System.nanoTime() + pause.toNanos();
      if (!away && !closed) {
        away = true;
        LOG.warnf("Redis is away reason=%s", reason);
      }
    }
  }

  private synchronized void found() {
    if (away) {
      away = false;
      LOG.info("Redis is back");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (current != null) {
      var _ = current.thenAccept(RedisSession::end);
    }
  }
}
