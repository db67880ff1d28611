package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code GET /introspect/*}, which tells a developer what may be called. */
class IntrospectionTest {
  private static final String PROGRAM =
      """
      enum Color { RED = 1 }
      walker CreateTask {
          has title: str;
          has n: int = 5;
          has tags: list[str] = ["a"];
          has opt: str | None = None;
          has c: Color = Color.RED;
          can go with Root entry { report 1; }
      }
      walker :pub Hello { can go with Root entry { report "hi"; } }
      def add(a: int, b: int = 2) -> int { return a + b; }
      """;
  private static final String TASK_FIELDS =
      """
      "fields":{"title":{"type":"str","required":true,"default":null},\
      "n":{"type":"int","required":false,"default":5},\
      "tags":{"type":"list[str]","required":false,"default":null},\
      "opt":{"type":"str | None","required":false,"default":null},\
      "c":{"type":"Color","required":false,"default":null},\
      "_jac_spawn_node":{"type":"str (node ID, optional)","required":false,"default":"root"}},\
      "requires_auth":true}\
      """;

  @TempDir Path folder;

  @Test
  void tellsTheEndpointsWhileDeveloping() {
    try (Server server = serve(List.of("--dev", "--no_client"))) {
      Client client = new Client(server.url());

      assertThat(client.get("/introspect/walkers").text())
          .startsWith("{\"walkers\":{\"CreateTask\":{" + TASK_FIELDS)
          .contains("\"Hello\":{\"fields\":{\"_jac_spawn_node\"", "\"requires_auth\":false");
      assertThat(client.get("/introspect/walker/CreateTask").text())
          .isEqualTo("{\"name\":\"CreateTask\"," + TASK_FIELDS);
      assertThat(client.get("/introspect/walker/Nope").text())
          .isEqualTo("{\"error\":\"Walker 'Nope' not found\",\"status\":404}");
      assertThat(client.get("/introspect/functions").text())
          .isEqualTo(
              """
              {"functions":{"add":{"parameters":{\
              "a":{"type":"int","required":true,"default":null},\
              "b":{"type":"int","required":false,"default":2}},"requires_auth":true}}}\
              """);
    }
  }

  @Test
  void tellsNothingOtherwise() {
    try (Server server = serve(List.of())) {
      Client client = new Client(server.url());

      assertThat(client.get("/introspect/walkers").status()).isEqualTo(404);
      assertThat(client.get("/introspect/walker/CreateTask").status()).isEqualTo(404);
    }
  }

  private Server serve(List<String> flags) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    return LaunchedServer.start(program, folder, flags);
  }
}
