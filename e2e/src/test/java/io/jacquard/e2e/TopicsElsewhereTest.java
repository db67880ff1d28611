package io.jacquard.e2e;

import static io.jacquard.e2e.Topics.NDJSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.e2e.Topics.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose topics are those of another process. */
class TopicsElsewhereTest {
  private static Server keeper;
  private static Server server;
  private static Topics kept;
  private static Topics asked;
  private static Hub hub;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Path program = Launcher.example("todo");
    Map<String, String> shared =
        Map.of("JWT_SECRET", "a secret that both of them know, of 32 bytes");
    keeper = LaunchedServer.start(program, Files.createDirectory(folder.resolve("k")), shared);
    Map<String, String> elsewhere = new HashMap<>(shared);
    elsewhere.put("JACQUARD_SEQUENCE_TOPIC_URL", keeper.url().toString());
    server = LaunchedServer.start(program, Files.createDirectory(folder.resolve("s")), elsewhere);
    kept = new Topics(keeper.url());
    asked = new Topics(server.url());
    hub = new Hub(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
    keeper.close();
  }

  @Test
  void whatIsSentToTheHubIsThere() {
    asked.post("told", NDJSON, "{\"a\":1}");

    try (Reader reader = kept.read("told")) {
      assertThat(reader.line()).isEqualTo("{\"a\":1}");
    }
    assertThat(asked.call("GET", "topics", "").json().findValuesAsText("topic")).contains("told");
  }

  @Test
  void theHubReadsFromThere() {
    kept.post("heard", NDJSON, "{\"b\":2}");

    try (Reader reader = asked.read("heard")) {
      assertThat(reader.line()).isEqualTo("{\"b\":2}");
    }
  }

  @Test
  void instancesUseThemToo() {
    kept.post("warp", NDJSON, "{\"n\":1}\n");
    String sequence = hub.sequence("module.exports = (input) => input;");

    String instance = hub.start(sequence, "{\"inputTopic\":\"warp\",\"outputTopic\":\"weft\"}");

    try (Reader reader = kept.read("weft")) {
      assertThat(reader.line()).isEqualTo("{\"n\":1}");
    }
    assertThat(hub.post("instance/" + instance + "/_kill", "{}").status()).isEqualTo(202);
  }
}
