package io.jacquard.commons.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class SharedRedisTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static Vertx vertx;

  private record Settings(Optional<String> url) implements RedisConfig {
    @Override
    public Duration timeout() {
      return Duration.ofMillis(250);
    }

    @Override
    public Duration pause() {
      return Duration.ofMillis(100);
    }
  }

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() {
    vertx.close();
  }

  private static SharedRedis at(String url) {
    return new SharedRedis(vertx, new Settings(Optional.of(url)));
  }

  @Test
  void withoutAnAddressThereIsNothingToWaitFor() {
    SharedRedis redis = at("");

    assertThat(redis.configured()).isFalse();
    assertThat(redis.line()).isEmpty();
    assertThat(redis.answers()).isTrue();
  }

  @Test
  void whatIsNoAddressIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> at("mongodb://u:secret@host"))
        .hasMessageContaining("REDIS_URL")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aRedisThatIsNotThereFailsAndIsNotTriedAgainAtOnce() {
    RedisLine line = at("redis://127.0.0.1:1").line().orElseThrow();

    assertThatThrownBy(() -> line.session().join())
        .hasCauseInstanceOf(RedisUnavailableException.class);
    assertThatThrownBy(() -> line.session().join()).hasMessageContaining("not tried again");
  }

  @Nested
  @EnabledIf("io.jacquard.commons.redis.RedisServer#installed")
  class OnARealServer {
    private RedisServer server;
    private SharedRedis redis;
    private RedisLine line;

    @BeforeEach
    void start() throws Exception {
      server = RedisServer.start();
      redis = at(server.url());
      line = redis.line().orElseThrow();
    }

    @AfterEach
    void stop() {
      redis.close();
      server.close();
    }

    private static Response send(RedisSession session, Command command, String... arguments) {
      Request request = Request.cmd(command);
      for (String argument : arguments) {
        request.arg(argument);
      }
      return session.send(request).join();
    }

    private RedisSession awaitSession() throws InterruptedException {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (true) {
        try {
          return line.session().join();
        } catch (CompletionException e) {
          if (System.nanoTime() - end > 0) {
            throw e;
          }
          Thread.sleep(20);
        }
      }
    }

    @Test
    void commandsAreAnswered() {
      RedisSession session = line.session().join();

      send(session, Command.SET, "k", "v");

      assertThat(send(session, Command.GET, "k").toString()).isEqualTo("v");
      assertThat(redis.answers()).isTrue();
    }

    @Test
    void anErrorLeavesTheConnectionWell() {
      RedisSession session = line.session().join();
      send(session, Command.SET, "k", "v");

      assertThatThrownBy(() -> send(session, Command.INCR, "k"))
          .hasCauseInstanceOf(RedisRefusedException.class);
      assertThat(session.open()).isTrue();
    }

    @Test
    void everyRunOfTheServerHasAnotherName() throws Exception {
      RedisSession before = line.session().join();

      server.kill();
      server.restart();
      RedisSession after = awaitSession();

      assertThat(before.open()).isFalse();
      assertThat(after.runId()).isNotEqualTo(before.runId());
    }

    @Test
    void aPausedServerEndsTheConnectionAndIsFoundAgain() throws Exception {
      RedisSession session = line.session().join();
      server.pause();

      assertThatThrownBy(() -> send(session, Command.PING))
          .hasCauseInstanceOf(RedisUnavailableException.class);
      assertThat(session.open()).isFalse();
      assertThat(redis.answers()).isFalse();

      server.resume();

      assertThat(awaitSession().open()).isTrue();
    }

    @Test
    void messagesComeToWhoSubscribed() throws Exception {
      BlockingQueue<String> received = new LinkedBlockingQueue<>();
      RedisSession session = line.session().join();
      CompletableFuture<Void> ended = new CompletableFuture<>();
      session.onMessage(message -> received.add(message.toString()));
      session.onEnd(() -> ended.complete(null));
      send(session, Command.SUBSCRIBE, "news");

      RedisLine other = redis.line().orElseThrow();
      send(other.session().join(), Command.PUBLISH, "news", "it rains");

      String heard = "";
      while (!heard.contains("it rains")) {
        heard = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(heard).isNotNull();
      }

      server.kill();

      ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
