package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a user's graph when the account is deleted. */
class DepartureTest {
  private static final String PROGRAM =
      """
      node Note { has text: str; }
      walker make { can go with Root entry {
          a = (here ++> Note(text="a"))[0];
          a ++> Note(text="b");
          grant(a, "CONNECT");
          report jid(a);
      } }
      walker attach { has id: str; can go with Root entry { here ++> jobj(self.id); } }
      walker neighbours { can go with Root entry { report len([-->]); } }
      walker knows { has id: str; can go with Root entry { report jobj(self.id) is not None; } }
      """;

  private static Server server;
  private static Client anybody;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    server = LaunchedServer.start(program, folder);
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aDeletedUsersGraphGoesAndOthersKeepTheirs() {
    Client ann = anybody.register("ann");
    Client bob = anybody.register("bob");
    String shared = ann.walker("make", "{}").reports().path(0).asText();
    String id = "{\"id\":\"" + shared + "\"}";
    bob.walker("attach", id).reports();
    String his = bob.walker("make", "{}").reports().path(0).asText();
    assertThat(bob.walker("neighbours", "{}").reports().path(0).asInt()).isEqualTo(2);

    assertThat(ann.send("DELETE", "/user/me", null).status()).isEqualTo(200);

    Waiting.until("her node is gone", () -> !bob.walker("knows", id).reports().path(0).asBoolean());
    assertThat(bob.walker("neighbours", "{}").reports().path(0).asInt()).isEqualTo(1);
    assertThat(bob.walker("knows", "{\"id\":\"" + his + "\"}").reports().path(0).asBoolean())
        .isTrue();
  }
}
