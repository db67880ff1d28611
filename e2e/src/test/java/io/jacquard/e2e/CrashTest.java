package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered is there after kill -9, users and their graphs alike. */
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
  private static final int WRITERS = 8;
  private static final int ANSWERS_A_ROUND = 120;

  @Test
  void everyAcknowledgedWriteSurvivesKillsInMidTraffic(@TempDir Path folder) throws Exception {
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    AtomicInteger sent = new AtomicInteger();
    try (Server server = LaunchedServer.start(Launcher.example("todo"), folder)) {
      Client user = new Client(server.url()).register("crash");
      for (int round = 0; round < ROUNDS; round++) {
        writeUntilKilled(server, user, sent, acknowledged);
        server.restart();
        assertThat(titles(user)).as("round %d", round).containsAll(acknowledged);
      }
      assertThat(titles(user)).hasSizeLessThanOrEqualTo(sent.get());
    }
  }

  @Test
  void aUserRegisteredBeforeTheCrashLogsInAfterIt(@TempDir Path folder) {
    try (Server server = LaunchedServer.start(Launcher.example("todo"), folder)) {
      Client anybody = new Client(server.url());
      Client user = anybody.register("phoenix");

      server.kill();
      server.restart();

      String body = "{\"username\":\"phoenix\",\"password\":\"correct horse phoenix\"}";
      assertThat(anybody.post("/user/login", body).status()).isEqualTo(200);
      assertThat(user.walker("list_todos", "{}").reports()).isEmpty();
    }
  }

  private static void writeUntilKilled(
      Server server, Client user, AtomicInteger sent, Queue<String> acknowledged)
      throws InterruptedException {
    int before = acknowledged.size();
    AtomicBoolean stopped = new AtomicBoolean();
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int i = 0; i < WRITERS; i++) {
        writers.execute(() -> write(user, sent, acknowledged, stopped));
      }
      long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (acknowledged.size() < before + ANSWERS_A_ROUND && System.nanoTime() < patience) {
        Thread.sleep(5);
      }
      server.kill();
      stopped.set(true);
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(before + ANSWERS_A_ROUND);
  }

  private static void write(
      Client user, AtomicInteger sent, Queue<String> acknowledged, AtomicBoolean stopped) {
    while (!stopped.get()) {
      String title = "t" + sent.incrementAndGet();
      try {
        Client.Answer answer = user.walker("add_todo", "{\"title\":\"" + title + "\"}");
        if (answer.status() == 200) {
          acknowledged.add(title);
        }
      } catch (UncheckedIOException e) {
        return; // the server is gone: this write was never acknowledged
      }
    }
  }

  private static Set<String> titles(Client user) {
    JsonNode reports = user.walker("list_todos", "{}").reports();
    Set<String> titles =
        StreamSupport.stream(reports.spliterator(), false)
            .map(todo -> todo.path("title").asText())
            .collect(Collectors.toSet());
    assertThat(titles).hasSize(reports.size());
    return titles;
  }
}
