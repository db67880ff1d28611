package io.jacquard.walker.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.commons.redis.RedisConfig;
import io.jacquard.commons.redis.RedisServer;
import io.jacquard.commons.redis.SharedRedis;
import io.jacquard.store.Body;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.cache.SharedTier;
import io.jacquard.store.cache.SharedTier.Membership;
import io.jacquard.store.cache.SharedTierContract;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.jacquard.commons.redis.RedisServer#installed")
class RedisSharedTierTest extends SharedTierContract {
  private static final DocumentKey A = DocumentKey.of("things", "a");
  private static Vertx vertx;
  private static RedisServer server;
  private static SharedTier tier;

  /** Settings of a test. */
  private record Settings(Optional<String> url) implements RedisConfig, SharedCacheConfig {
    @Override
    public Duration timeout() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration pause() {
      return Duration.ofMillis(10);
    }

    @Override
    public MemorySize memory() {
      return new MemorySize(BigInteger.valueOf(1 << 20));
    }

    @Override
    public Duration timeToLive() {
      return Duration.ofMinutes(1);
    }

    @Override
    public MemorySize largest() {
      return new MemorySize(BigInteger.valueOf(1_000));
    }

    @Override
    public Duration lease() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration rest() {
      return Duration.ofSeconds(1);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    server = RedisServer.start();
    Settings settings = new Settings(Optional.of(server.url()));
    tier = new RedisSharedTier(new SharedRedis(vertx, settings).line().orElseThrow(), settings);
  }

  @AfterAll
  static void stop() {
    server.close();
    vertx.close();
  }

  @Override
  protected SharedTier tier() {
    return tier;
  }

  @Override
  protected void flush() {
    server.flush();
  }

  @Test
  void aLargeDocumentMayBeKeptInMemoryButNotInRedis() {
    Membership here = tier.join("large");
    Document large = new Document(A, 1, Body.of(Map.of("text", "x".repeat(2_000))), null);

    assertThat(here.offer(here.beginning(), List.of(large))).containsExactly(A);
    assertThat(here.find(List.of(A))).isEmpty();
  }

  @Test
  void whatARestartedServerStillHasIsNotUsed() {
    Membership before = tier.join("restarted");
    before.offer(before.beginning(), List.of(new Document(A, 1, Body.EMPTY, null)));
    server.command("HSET jacquard:{restarted}:state epoch other-run:1");

    Membership after = tier.join("restarted");

    assertThat(after.find(List.of(A))).isEmpty();
    assertThat(before.news(before.beginning())).isInstanceOf(SharedTier.News.Lost.class);
  }

  @Test
  void documentsInRedisExpire() {
    Membership here = tier.join("expiry");
    here.offer(here.beginning(), List.of(new Document(A, 1, Body.EMPTY, null)));
    String key = server.command("KEYS jacquard:{expiry}:*things/a").lines().toList().getLast();

    assertThat(server.command("PTTL " + key)).startsWith(":").isNotEqualTo(":-1\r\n");
  }
}
