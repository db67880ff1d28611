package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.commons.redis.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one MongoDB and one Redis, and what becomes of answers when Redis fails. */
@EnabledIfEnvironmentVariable(named = "JACQUARD_TEST_MONGODB_URI", matches = ".+")
@EnabledIf("io.jacquard.commons.redis.RedisServer#installed")
class SharedCacheTest {
  private static final int USERS = 4;
  private static final int CALLS_A_STEP = 60;
  private static final long PATIENCE_MILLIS = 60_000;

  private static final String PROGRAM =
      """
      node Counter { has value: int = 0; }
      walker make { can go with Root entry { here ++> Counter(); report 0; } }
      walker up {
          can go with Root entry { for c in [-->(?:Counter)] { c.value += 1; report c.value; } }
      }
      walker look {
          can go with Root entry { for c in [-->(?:Counter)] { report c.value; } }
      }
      walker cache { can go with Root entry { report check_cache(); } }
      """;

  private static RedisServer redis;
  private static final List<Server> REPLICAS = new ArrayList<>();

  @BeforeAll
  static void start(@TempDir Path one, @TempDir Path other) throws Exception {
    redis = RedisServer.start();
    String database = "/e2e-" + UUID.randomUUID() + "?";
    Map<String, String> environment =
        Map.of(
            "MONGODB_URI",
            System.getenv("JACQUARD_TEST_MONGODB_URI").replace("/?", database),
            "REDIS_URL",
            redis.url(),
            "JWT_SECRET",
            "two processes that share one secret of decent length");
    for (Path folder : List.of(one, other)) {
      Path program = folder.resolve("app.jac");
      LaunchedServer.writeProgram(program, PROGRAM);
      REPLICAS.add(LaunchedServer.start(program, folder, environment));
    }
  }

  @AfterAll
  static void stop() {
    REPLICAS.forEach(Server::close);
    redis.close();
  }

  /** One user, with a client for each replica. */
  private record User(List<Client> clients) {
    static User register() {
      Client first = new Client(REPLICAS.getFirst().url()).register("u" + UUID.randomUUID());
      first.walker("make", "{}").reports();
      return new User(
          REPLICAS.stream().map(r -> new Client(r.url()).withToken(first.token())).toList());
    }

    long look(int replica) {
      return clients.get(replica).walker("look", "{}").reports().get(0).asLong();
    }
  }

  @BeforeEach
  void awaitCaching() throws Exception {
    User user = User.register();
    for (int replica = 0; replica < REPLICAS.size(); replica++) {
      long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
      while (!looksWithoutMongo(user, replica)) {
        assertThat(System.nanoTime() - end).as("time until something is cached").isNegative();
        Thread.sleep(100);
      }
    }
  }

  /** Whether a look reads from Redis or memory: then the documents of a user are in there. */
  private static boolean looksWithoutMongo(User user, int replica) {
    user.look(replica);
    return redis.command("KEYS *nodes/*").contains("nodes/");
  }

  private interface Disturbance {
    void run() throws Exception;
  }

  /**
   * Users count up in one replica and look in the other, whatever happens to Redis meanwhile; every
   * answer must be right, and the only refusal that there may be is a conflict.
   */
  private static void everyAnswerIsRight(Disturbance disturbance) throws Exception {
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicLong calls = new AtomicLong();
    List<User> users = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      users.add(User.register());
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(USERS)) {
      List<Future<Long>> all = new ArrayList<>();
      for (User user : users) {
        all.add(pool.submit(() -> work(user, stopped, calls)));
      }
      awaitCalls(calls);
      disturbance.run();
      awaitCalls(calls);
      stopped.set(true);
      for (int i = 0; i < USERS; i++) {
        long counted = all.get(i).get();
        assertThat(users.get(i).look(0)).isEqualTo(counted);
        assertThat(users.get(i).look(1)).isEqualTo(counted);
      }
    } finally {
      stopped.set(true);
    }
  }

  private static long work(User user, AtomicBoolean stopped, AtomicLong calls) {
    Random random = new Random(calls.get());
    long counted = 0;
    while (!stopped.get()) {
      int writer = random.nextInt(REPLICAS.size());
      Client.Answer answer = user.clients().get(writer).walker("up", "{}");
      assertThat(answer.status()).as(answer.text()).isIn(200, 409);
      if (answer.status() == 200) {
        counted = answer.reports().get(0).asLong();
      }
      assertThat(user.look(1 - writer)).isEqualTo(counted);
      assertThat(user.look(writer)).isEqualTo(counted);
      calls.incrementAndGet();
    }
    return counted;
  }

  private static void awaitCalls(AtomicLong calls) throws InterruptedException {
    long enough = calls.get() + CALLS_A_STEP;
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (calls.get() < enough) {
      assertThat(System.nanoTime() - end).as("time without enough answers").isNegative();
      Thread.sleep(20);
    }
  }

  @Test
  void aClientThatAlternatesReadsItsOwnWrites() throws Exception {
    everyAnswerIsRight(() -> {});
  }

  @Test
  void aFlushHarmsNothing() throws Exception {
    everyAnswerIsRight(() -> {
      for (int i = 0; i < 5; i++) {
        redis.flush();
        Thread.sleep(100);
      }
    });
  }

  @Test
  void aKillAndAnEmptyRestartHarmNothing() throws Exception {
    everyAnswerIsRight(() -> {
      redis.kill();
      Thread.sleep(3_000);
      redis.restart();
      Thread.sleep(1_000);
    });
  }

  @Test
  void aPauseHarmsNothing() throws Exception {
    everyAnswerIsRight(() -> {
      redis.pause();
      Thread.sleep(3_000);
      redis.resume();
      Thread.sleep(1_000);
    });
  }

  @Test
  void aProgramAndTheHealthPageSayWhetherRedisAnswers() throws Exception {
    User user = User.register();
    Client client = user.clients().getFirst();
    assertThat(client.walker("cache", "{}").reports().get(0).asBoolean()).isTrue();

    redis.pause();

    assertThat(client.walker("cache", "{}").reports().get(0).asBoolean()).isFalse();
    Client.Answer ready = client.get("/q/health/ready");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.text()).contains("away");

    redis.resume();
  }
}
