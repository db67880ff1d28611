package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code POST /traverse} and {@code GET /util/traverse}. */
class TraverseTest {
  private static final String PROGRAM =
      """
      node Post { has title: str; }
      node Tag { has name: str; }
      edge Tagged {}
      walker make { can go with Root entry {
          p = here ++> Post(title="first");
          p[0] +>: Tagged() :+> Tag(name="red");
          here ++> Tag(name="blue");
          report jid(p[0]);
      } }
      """;

  private static Server server;
  private Client ann;
  private String post;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    server = LaunchedServer.start(program, folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void makeGraph() {
    ann = new Client(server.url()).register("u" + UUID.randomUUID());
    post = ann.walker("make", "{}").reports().path(0).asText();
  }

  private JsonNode traverse(String body) {
    Client.Answer answer = ann.post("/traverse", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("ok").asBoolean()).isTrue();
    return answer.json().path("data");
  }

  @Test
  void theDefaultIsTheRootAndItsEdges() {
    JsonNode data = traverse("");

    assertThat(data.path("nodes")).hasSize(1);
    assertThat(data.path("nodes").path(0).path("edges")).hasSize(2);
    assertThat(data.path("edges")).hasSize(2);
    assertThat(data.path("edges").findValuesAsText("target")).contains(post);
    assertThat(data.has("next")).isFalse();
  }

  @Test
  void nodesAndEdgesCountOneStepEach() {
    assertThat(traverse("{\"depth\":0}").path("edges")).isEmpty();
    assertThat(traverse("{\"depth\":2}").path("nodes")).hasSize(3);
    assertThat(traverse("{\"depth\":2}").path("edges")).hasSize(2);
    assertThat(traverse("{\"depth\":3}").path("edges")).hasSize(3);
    assertThat(traverse("{\"depth\":4}").path("nodes")).hasSize(4);
  }

  @Test
  void typesNarrowWhatIsListedAndPassed() {
    JsonNode data = traverse("{\"depth\":3,\"node_types\":[\"Post\"],\"detailed\":true}");

    assertThat(data.path("nodes").findValuesAsText("title")).containsExactly("first");
    assertThat(
            traverse("{\"source\":\"%s\",\"depth\":4,\"edge_types\":[\"Tagged\"]}".formatted(post))
                .path("nodes"))
        .hasSize(2);
    JsonNode none = traverse("{\"depth\":4,\"node_types\":[\"Ghost\"],\"edge_types\":[\"Ghost\"]}");
    assertThat(none.path("nodes")).isEmpty();
    assertThat(none.path("edges")).isEmpty();
  }

  @Test
  void anEdgeIsASource() {
    String edge = traverse("").path("edges").path(0).path("id").asText();

    JsonNode data = traverse("{\"source\":\"%s\",\"depth\":1}".formatted(edge));

    assertThat(data.path("edges").findValuesAsText("id")).contains(edge);
    assertThat(data.path("nodes")).hasSize(2);
  }

  @Test
  void pagesJoinToTheWhole() {
    JsonNode first = traverse("{\"depth\":4,\"limit\":3}");
    JsonNode second = traverse("{\"depth\":4,\"limit\":3,\"offset\":3}");
    JsonNode third = traverse("{\"depth\":4,\"limit\":3,\"offset\":6}");

    assertThat(first.path("next").asInt()).isEqualTo(3);
    assertThat(third.has("next")).isFalse();
    int nodes = 0;
    for (JsonNode page : new JsonNode[] {first, second, third}) {
      nodes += page.path("nodes").size();
    }
    assertThat(nodes).isEqualTo(4);
  }

  @Test
  void getTakesTheSameInItsQuery() {
    JsonNode data =
        ann.get("/util/traverse?depth=4&node_types=Post&node_types=Tag&detailed=true")
            .json()
            .path("data");

    assertThat(data.path("nodes").findValuesAsText("name")).contains("red", "blue");
  }

  @Test
  void refusalsAreToldApart() {
    assertThat(ann.post("/traverse", "{\"source\":\"nonsense\"}").status()).isEqualTo(400);
    assertThat(ann.post("/traverse", "{\"source\":\"%s\"}".formatted("0a".repeat(16))).status())
        .isEqualTo(404);
    assertThat(ann.post("/traverse", "{\"depth\":\"deep\"}").status()).isEqualTo(422);
    assertThat(new Client(server.url()).post("/traverse", "{}").status()).isEqualTo(401);
  }

  @Test
  void aStrangersSourceIsRefused() {
    Client bob = new Client(server.url()).register("u" + UUID.randomUUID());

    assertThat(bob.post("/traverse", "{\"source\":\"%s\"}".formatted(post)).status())
        .isEqualTo(403);
  }
}
