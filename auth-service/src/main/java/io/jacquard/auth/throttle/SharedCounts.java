package io.jacquard.auth.throttle;

import io.jacquard.commons.redis.RedisLine;
import io.jacquard.commons.redis.RedisRefusedException;
import io.jacquard.commons.redis.RedisUnavailableException;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What all processes together have seen, kept in Redis under hashed keys. While Redis does not
 * answer nothing is known here; each process then goes by what it has seen itself.
 */
final class SharedCounts implements FailureCounts {
  private static final String ADD =
      """
      redis.call('HINCRBY', KEYS[1], 'count', 1)
      redis.call('HSET', KEYS[1], 'last', ARGV[1])
      redis.call('PEXPIRE', KEYS[1], ARGV[2])
      """;

  private final RedisLine line;
  private final String kind;
  private final Duration memory;

  /**
   * @param kind of keys, so that an account and an address of the same text stay apart
   */
  SharedCounts(RedisLine line, String kind, Duration memory) {
    this.line = line;
    this.kind = kind;
    this.memory = memory;
  }

  @Override
  public void add(String key, long nowMillis) {
    Request script = Request.cmd(Command.EVAL).arg(ADD).arg(1).arg(place(key));
    send(script.arg(nowMillis).arg(memory.toMillis()));
  }

  @Override
  public Failures of(String key) {
    @Nullable Response seen =
        send(Request.cmd(Command.HMGET).arg(place(key)).arg("count").arg("last"));
    if (seen == null || seen.get(0) == null || seen.get(1) == null) {
      return Failures.NONE;
    }
    return new Failures(
        Long.parseLong(seen.get(0).toString()), Long.parseLong(seen.get(1).toString()));
  }

  @Override
  public void forget(String key) {
    send(Request.cmd(Command.DEL).arg(place(key)));
  }

  private @Nullable Response send(Request command) {
    try {
      return line.session().thenCompose(session -> session.send(command)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RedisUnavailableException
          || e.getCause() instanceof RedisRefusedException) {
        return null;
      }
      throw e;
    }
  }

  private String place(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return "jacquard:throttle:" + kind + ":" + HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
