package io.jacquard.commons.redis;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where lines to the shared Redis come from. Nothing is connected before it is asked for. */
@Singleton
public final class SharedRedis {
  private final Vertx vertx;
  private final RedisConfig config;
  private final Optional<String> url;
  private final List<RedisLine> lines = new CopyOnWriteArrayList<>();
  private final Optional<RedisLine> probes;

  public SharedRedis(Vertx vertx, RedisConfig config) {
    this.vertx = vertx;
    this.config = config;
    this.url = config.url().filter(address -> !address.isBlank());
    this.url.ifPresent(SharedRedis::requireAddress);
    this.probes = line();
  }

  private static void requireAddress(String address) {
    try {
      new RedisOptions().setConnectionString(address).getEndpoint();
      if (address.matches("rediss?://.+")) {
        return;
      }
    } catch (IllegalArgumentException _) {
      // told below; the address is not repeated, as it may hold a password
    }
    throw new IllegalStateException(
        "REDIS_URL is no address of Redis; it looks like redis://host:6379");
  }

  /** Whether there is a Redis to use. */
  public boolean configured() {
    return url.isPresent();
  }

  /** A line of one's own; empty when no Redis is configured. It is closed with the process. */
  public Optional<RedisLine> line() {
    return url.map(address -> lineTo(address, config.timeout()));
  }

  /** A line to another Redis than the configured one. It is closed with the process. */
  public RedisLine lineTo(String address, Duration timeout) {
    requireAddress(address);
    RedisLine line = new RedisLine(vertx, address, timeout, config.pause());
    lines.add(line);
    return line;
  }

  /** Whether Redis answers in time; true where none is configured. */
  public boolean answers() {
    return probes.map(SharedRedis::ping).orElse(true);
  }

  private static boolean ping(RedisLine line) {
    try {
      line.session().thenCompose(session -> session.send(Request.cmd(Command.PING))).join();
      return true;
    } catch (CompletionException _) {
      return false;
    }
  }

  @PreDestroy
  void close() {
    lines.forEach(RedisLine::close);
  }
}
