package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one MongoDB. */
@EnabledIfEnvironmentVariable(named = "JACQUARD_TEST_MONGODB_URI", matches = ".+")
class ReplicasTest {
  private static Server first;
  private static Server second;

  @BeforeAll
  static void start(@TempDir Path one, @TempDir Path other) {
    String database = "/e2e-" + UUID.randomUUID() + "?";
    Map<String, String> environment =
        Map.of(
            "MONGODB_URI",
            System.getenv("JACQUARD_TEST_MONGODB_URI").replace("/?", database),
            "JWT_SECRET",
            "two processes that share one secret of decent length");
    first = LaunchedServer.start(Launcher.example("todo"), one, environment);
    second = LaunchedServer.start(Launcher.example("todo"), other, environment);
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
  }

  @Test
  void aClientThatAlternatesReadsItsOwnWritesAlsoAfterAKill() {
    Client here = new Client(first.url()).register("ann");
    Client there = new Client(second.url()).withToken(here.token());

    for (int i = 0; i < 10; i++) {
      Client writer = i % 2 == 0 ? here : there;
      Client reader = i % 2 == 0 ? there : here;
      writer.walker("add_todo", "{\"title\":\"t" + i + "\"}").reports();
      assertThat(reader.walker("list_todos", "{}").text()).contains("\"t" + i + "\"");
    }

    first.kill();
    first.restart();

    assertThat(here.walker("list_todos", "{}").text()).contains("\"t0\"", "\"t9\"");
  }

  @Test
  void theStartSaysWhereTheDocumentsAre() {
    assertThat(first.output()).contains("documents  MongoDB at 127.0.0.1:");
  }
}
