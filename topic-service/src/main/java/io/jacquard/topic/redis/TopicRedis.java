package io.jacquard.topic.redis;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.commons.redis.RedisLine;
import io.jacquard.commons.redis.RedisRefusedException;
import io.jacquard.commons.redis.RedisSession;
import io.jacquard.commons.redis.RedisUnavailableException;
import io.jacquard.commons.redis.SharedRedis;
import io.jacquard.topic.problem.TopicProblem;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The connections to the Redis of the topics: one for commands, one to be told of changes. What
 * fails does so with a {@link ProblemException} that may be shown.
 */
@Singleton
public final class TopicRedis {
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final RedisPlace place;
  private final SharedRedis redis;
  private final Duration timeout;
  private @Nullable Lines lines;
  private @Nullable Ready ready;

  public TopicRedis(RedisPlace place, SharedRedis redis, TopicRedisConfig config) {
    this.place = place;
    this.redis = redis;
    this.timeout = config.timeout();
  }

  private record Lines(String address, RedisLine commands, RedisLine messages) {}

  /** A connection, and the same once it knows the scripts. */
  private record Ready(RedisSession session, CompletableFuture<RedisSession> prepared) {}

  /** The beginning of a script's call, to which its arguments are added. */
  public static Request call(Script script, String key) {
    return Request.cmd(Command.EVALSHA).arg(script.digest()).arg(1).arg(key);
  }

  /** Sends a command; {@code null} is the answer for what is not there. */
  public CompletableFuture<@Nullable Response> send(Request command) {
    CompletableFuture<@Nullable Response> answer = new CompletableFuture<>();
    var _ =
        session()
            .thenCompose(session -> session.send(command))
            .whenComplete((response, failure) -> {
              if (failure == null) {
                answer.complete(response);
              } else {
                forgetScripts(failure);
                answer.completeExceptionally(refusal(failure));
              }
            });
    return answer;
  }

  /** Scripts that somebody made Redis forget are loaded again. */
  private void forgetScripts(Throwable failure) {
    if (String.valueOf(failure.getMessage()).contains("NOSCRIPT")) {
      synchronized (this) {
        ready = null;
      }
    }
  }

  /** The connection of commands, for several that are to be under way at once. */
  public CompletableFuture<RedisSession> session() {
    return place
        .address()
        .toCompletableFuture()
        .thenCompose(address -> lines(address).commands().session())
        .thenCompose(this::prepared);
  }

  /** The connection on which messages come. */
  public CompletableFuture<RedisSession> messages() {
    return place
        .address()
        .toCompletableFuture()
        .thenCompose(address -> lines(address).messages().session());
  }

  /** The same answer, its failure as a refusal that may be shown. */
  public static <T extends @Nullable Object> CompletableFuture<T> told(
      CompletableFuture<T> answer) {
    return answer.exceptionally(failure -> {
      throw refusal(failure);
    });
  }

  /** Ends the connections. */
  public synchronized void close() {
    if (lines != null) {
      lines.commands().close();
      lines.messages().close();
    }
  }

  private synchronized Lines lines(String address) {
    Lines known = lines;
    if (known != null && known.address().equals(address)) {
      return known;
    }
    close();
    Lines made = new Lines(address, redis.lineTo(address, timeout), redis.lineTo(address, timeout));
    lines = made;
    return made;
  }

  private CompletableFuture<RedisSession> prepared(RedisSession session) {
    synchronized (this) {
      if (ready == null || ready.session() != session) {
        ready = new Ready(session, load(session));
      }
      return ready.prepared();
    }
  }

  private static CompletableFuture<RedisSession> load(RedisSession session) {
    CompletableFuture<?>[] loads =
        Arrays.stream(Script.values())
            .map(script -> session.send(Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.text())))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(loads)
        .thenApply(_ -> session)
        .whenComplete((_, failure) -> {
          if (failure != null) {
            session.end();
          }
        });
  }

  private static RuntimeException refusal(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return switch (cause) {
      case ProblemException known -> known;
      case NoRedisException none -> unavailable(String.valueOf(none.getMessage()));
      case RedisUnavailableException _ ->
          unavailable("Topics are unavailable: Redis does not answer");
      case RedisRefusedException refused -> refusal(String.valueOf(refused.getMessage()), refused);
      case RuntimeException other -> other;
      default -> new CompletionException(cause);
    };
  }

  private static RuntimeException refusal(String words, RedisRefusedException refused) {
    if (words.contains("OOM")) {
      return new ProblemException(TopicProblem.TOPICS_FULL, "The memory of Redis is full");
    }
    if (words.contains("LOADING")
        || words.contains("MASTERDOWN")
        || words.contains("READONLY")
        || words.contains("NOSCRIPT")) {
      return unavailable("Topics are unavailable: Redis is not ready");
    }
    return refused;
  }

  private static ProblemException unavailable(String words) {
    return new ProblemException(TopicProblem.TOPICS_UNAVAILABLE, words, RETRY);
  }
}
