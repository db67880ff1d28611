package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call that wants too much is told of which, and leaves nothing behind. */
class LimitsTest {
  private static final String PROGRAM =
      """
      import time;
      node N { has text: str = ""; }
      walker wander { can go with Root entry { visit here; } }
      walker make { has count: int; can go with Root entry { for i in range(self.count) { here ++> N(); } } }
      walker make_twice { has count: int; can go with Root entry {
          for i in range(self.count) { here ++> N(); }
          commit();
          for i in range(self.count) { here ++> N(); }
      } }
      walker write { has size: int; can go with Root entry { here ++> N(text="x" * self.size); } }
      walker count { can go with Root entry { report len([-->]); } }
      walker sink { can go with Root entry { self.deeper(); } def deeper() -> None { self.deeper(); } }
      walker turn { can go with Root entry { while True { x = 1; } } }
      walker hoard { can go with Root entry { kept = []; while True { kept.append({"a": [1, 2], "b": [3]}); } } }
      walker wait { can go with Root entry { time.sleep(60); } }
      walker fill { has size: int; can go with Root entry { report len("x" * self.size); } }
      """;

  private static Server server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    Map<String, String> limits =
        Map.of(
            "JACQUARD_WALKER_CALL_STEPS", "1000000",
            "JACQUARD_WALKER_CALL_VISITS", "1000",
            "JACQUARD_WALKER_CALL_SIZE", "1000000",
            "JACQUARD_WALKER_CALL_HEAP_SHARE", "0.01",
            "JACQUARD_WALKER_CALL_DEADLINE", "5S",
            "JACQUARD_WALKER_GRAPH_LINKS", "30",
            "JACQUARD_WALKER_GRAPH_OBJECTS", "300",
            "JACQUARD_WALKER_GRAPH_WRITES", "100",
            "JACQUARD_WALKER_GRAPH_BYTES", "100K");
    server = LaunchedServer.start(program, folder, limits);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Client user() {
    return new Client(server.url()).register("u" + UUID.randomUUID());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wander | {}               | 400 | VISITS_LIMIT_EXCEEDED  | 1000 visits",
        "make   | {\"count\":200}  | 400 | OBJECTS_LIMIT_EXCEEDED | 300 nodes and edges",
        "make   | {\"count\":60}   | 400 | WRITES_LIMIT_EXCEEDED  | 100 written documents",
        "write  | {\"size\":200000} | 400 | BYTES_LIMIT_EXCEEDED  | 102400 written bytes",
        "sink   | {}               | 400 | DEPTH_LIMIT_EXCEEDED   | recursion depth",
        "turn   | {}               | 400 | STEPS_LIMIT_EXCEEDED   | 1000000 steps",
        "fill   | {\"size\":2000000} | 400 | SIZE_LIMIT_EXCEEDED  | 1000000",
        "hoard  | {}               | 400 | MEMORY_LIMIT_EXCEEDED  | MB of memory",
        "wait   | {}               | 504 | TIME_LIMIT_EXCEEDED    | ms"
      })
  void eachHasItsOwnCode(String walker, String body, int status, String code, String words) {
    Client user = user();

    Client.Answer answer = user.walker(walker, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().path("error").path("code").asText()).isEqualTo(code);
    assertThat(answer.json().path("error").path("message").asText()).contains(words);
    assertThat(user.walker("count", "{}").reports().path(0).asInt()).isZero();
  }

  @Test
  void aHopFindsOnlySoManyEdges() {
    Client user = user();
    user.walker("make", "{\"count\":20}").reports();
    user.walker("make", "{\"count\":20}").reports();

    Client.Answer answer = user.walker("count", "{}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").path("code").asText()).isEqualTo("LINKS_LIMIT_EXCEEDED");
  }

  @Test
  void writesOfACallAreCountedOverItsCommits() {
    Client.Answer answer = user().walker("make_twice", "{\"count\":30}");

    assertThat(answer.json().path("error").path("code").asText())
        .isEqualTo("WRITES_LIMIT_EXCEEDED");
  }
}
