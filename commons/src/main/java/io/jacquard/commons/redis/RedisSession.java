package io.jacquard.commons.redis;

import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection from its beginning to its end; all of it speaks to the same run of the server. A
 * command that gets no answer in time ends it.
 */
public final class RedisSession {
  private final Redis client;
  private final RedisConnection connection;
  private final String runId;
  private final Duration timeout;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  RedisSession(Redis client, RedisConnection connection, String runId, Duration timeout) {
    this.client = client;
    this.connection = connection;
    this.runId = runId;
    this.timeout = timeout;
    connection.exceptionHandler(_ -> end());
    connection.endHandler(_ -> end());
  }

  /** Names this run of the server; another one after every restart. */
  public String runId() {
    return runId;
  }

  /** Whether commands can still be sent. */
  public boolean open() {
    return !ended.isDone();
  }

  /**
   * Sends a command behind those sent before. The answer comes on a thread of the event loop: what
   * takes time belongs elsewhere; {@code null} is the answer for what is not there. Fails with
   * {@link RedisUnavailableException} when there is no answer, with {@link RedisRefusedException}
   * when the answer is an error.
   */
  public CompletableFuture<@Nullable Response> send(Request command) {
    if (!open()) {
      return CompletableFuture.failedFuture(
          new RedisUnavailableException("the connection to Redis has ended", null));
    }
    return connection
        .send(command)
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle((answer, failure) -> {
          if (failure instanceof ErrorType refused) {
            throw new RedisRefusedException(String.valueOf(refused.getMessage()));
          }
          if (failure != null) {
            end();
            throw new RedisUnavailableException("Redis did not answer", failure);
          }
          return answer;
        });
  }

  /** Takes what comes without being asked for: messages of a subscription. */
  public void onMessage(Consumer<Response> receiver) {
    connection.handler(receiver::accept);
  }

  /** Runs once the connection has ended; at once if it has. */
  public void onEnd(Runnable action) {
    var _ = ended.thenRun(action);
  }

  /** Ends the connection; commands under way fail. */
  public void end() {
    if (ended.complete(null)) {
      client.close();
    }
  }
}
