package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The to-do example, used the way its users would. */
class TodoTest {
  private static Server server;
  private static Client anybody;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = LaunchedServer.start(Launcher.example("todo"), folder);
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void bannerNamesEndpointsStoreAndDataFolder() {
    assertThat(server.output())
        .contains("/walker/add_todo", "/function/summary", "RocksDB", ".jacquard");
  }

  @Test
  void publicWalkerAnswersWithoutAToken() {
    JsonNode body = anybody.walker("ping", "").json();

    assertThat(body.path("data").path("reports").path(0).asText()).isEqualTo("pong");
    assertThat(body.fieldNames())
        .toIterable()
        .containsExactly("ok", "type", "data", "error", "meta");
    assertThat(body.path("meta").path("extra").path("http_status").asInt()).isEqualTo(200);
  }

  @Test
  void keepsEachUsersTodosApart() {
    Client ann = anybody.register("ann");
    Client bob = anybody.register("bob");
    ann.walker("add_todo", "{\"title\":\"weave\"}").reports();
    ann.walker("add_todo", "{\"title\":\"spin\"}").reports();
    bob.walker("add_todo", "{\"title\":\"dye\"}").reports();

    assertThat(ann.walker("list_todos", "{}").reports().findValuesAsText("title"))
        .containsExactly("weave", "spin");
    assertThat(bob.walker("list_todos", "{}").reports().findValuesAsText("title"))
        .containsExactly("dye");
  }

  @Test
  void spawnsOnTheNodeNamedInThePath() {
    Client eve = anybody.register("eve");
    String id =
        eve.walker("add_todo", "{\"title\":\"card\"}").reports().path(0).path("_jac_id").asText();

    JsonNode finished = eve.walker("finish_todo/" + id, "{}").reports().path(0);

    assertThat(finished.path("done").asBoolean()).isTrue();
    assertThat(eve.function("summary", "{}").result().toString())
        .isEqualTo("{\"total\":1,\"done\":1}");
    assertThat(eve.walker("remove_todo/" + id, "{}").reports().path(0).path("removed").asText())
        .isEqualTo("card");
    assertThat(eve.walker("list_todos", "{}").reports()).isEmpty();
  }

  @Test
  void refusesAStrangerOnSomebodyElsesNode() {
    Client owner = anybody.register("owner");
    String id =
        owner.walker("add_todo", "{\"title\":\"mine\"}").reports().path(0).path("_jac_id").asText();

    Client.Answer answer = anybody.register("stranger").walker("finish_todo/" + id, "{}");

    assertThat(answer.status()).isBetween(400, 599);
    assertThat(answer.text()).doesNotContain("mine");
    assertThat(owner.walker("list_todos", "{}").reports().path(0).path("done").asBoolean())
        .isFalse();
  }
}
