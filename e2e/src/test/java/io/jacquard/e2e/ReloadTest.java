package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code start --dev}: what is saved is what the next request gets. */
class ReloadTest {
  private static final String FIRST =
      """
      import from words { greeting }
      node Note { has text: str; }
      walker :pub greet { can say with Root entry { report greeting(); } }
      walker add { has text: str; can put with Root entry { here ++> Note(text=self.text); } }
      walker notes {
          can start with Root entry { visit [-->]; }
          can read with Note entry { report here.text; }
      }
      with entry { print("body ran"); }
      """;

  @TempDir Path folder;
  private Path program;
  private Path words;
  private int second;
  private Server server;
  private Client client;

  @BeforeEach
  void start() {
    program = folder.resolve("app.jac");
    words = folder.resolve("words.jac");
    LaunchedServer.writeProgram(words, "def greeting() -> str { return \"hello\"; }\n");
    LaunchedServer.writeProgram(program, FIRST);
    server = LaunchedServer.start(program, folder, List.of("--dev", "--api_port", otherPort()));
    client = new Client(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anEditOfAnImportedFileIsServedToTheNextRequest() {
    assertThat(greeting()).isEqualTo("hello");

    LaunchedServer.writeProgram(words, "def greeting() -> str { return \"good day\"; }\n");

    awaitGreeting("good day");
  }

  @Test
  void routesAndDocumentChangeWithTheProgramAndStoredObjectsStillLoad() {
    Client user = client.register("ann");
    assertThat(user.walker("add", "{\"text\":\"kept\"}").status()).isEqualTo(200);

    LaunchedServer.writeProgram(
        program,
        FIRST
            .replace(
                "has text: str; }\nwalker :pub",
                "has text: str; has stars: int = 3; }\nwalker :pub")
            .replace("report here.text", "report [here.text, here.stars]")
            .replace("walker :pub greet", "walker :pub salute"));

    awaitStatus("salute", 200);
    assertThat(client.walker("greet", "{}").status()).isEqualTo(405);
    assertThat(client.get("/openapi.json").text())
        .contains("/walker/salute")
        .doesNotContain("/walker/greet");
    assertThat(user.walker("notes", "{}").reports().toString()).isEqualTo("[[\"kept\",3]]");
    assertThat(server.output().split("body ran", -1)).hasSize(3);
  }

  @Test
  void socketsStayOpenAndGetTheNewProgram() {
    String program =
        """
        import from jaclang.runtimelib.server { APIProtocol }
        import from words { greeting }
        @restspec(protocol=APIProtocol.WEBSOCKET, broadcast=True)
        async walker :pub Say { async can go with Root entry { report greeting(); } }
        walker :pub greet { can say with Root entry { report greeting(); } }
        walker :pub salute { can say with Root entry { report 1; } }
        """;
    LaunchedServer.writeProgram(this.program, program);
    awaitStatus("salute", 200);
    URI url = URI.create(server.url().toString().replace("http", "ws") + "/ws/Say");
    try (SocketClient sender = SocketClient.connect(url, null);
        SocketClient listener = SocketClient.connect(url, null)) {
      sender.send("{}");
      assertThat(sender.reports().path(0).asText()).isEqualTo("hello");
      assertThat(listener.reports().path(0).asText()).isEqualTo("hello");

      LaunchedServer.writeProgram(words, "def greeting() -> str { return \"changed\"; }\n");
      awaitGreeting("changed");

      sender.send("{}");
      assertThat(sender.reports().path(0).asText()).isEqualTo("changed");
      assertThat(listener.reports().path(0).asText()).isEqualTo("changed");
    }
  }

  @Test
  void aBrokenEditIsToldOnceAndTheProgramBeforeItGoesOn() {
    LaunchedServer.writeProgram(words, "def greeting( -> str { return \"oops\"; }\n");
    awaitMark();

    assertThat(greeting()).isEqualTo("hello");
    assertThat(greeting()).isEqualTo("hello");
    assertThat(server.output().split("words.jac:1:", -1)).hasSize(2);

    LaunchedServer.writeProgram(words, "def greeting() -> str { return \"mended\"; }\n");
    awaitGreeting("mended");
    assertThat(client.get("/docs").headers().firstValue("X-Jacquard-Reload")).isEmpty();
  }

  @Test
  void theApiAnswersOnTheSecondPortAsWell() {
    assertThat(
            new Client(URI.create("http://127.0.0.1:" + second))
                .walker("greet", "{}")
                .reports()
                .path(0)
                .asText())
        .isEqualTo("hello");
  }

  private String otherPort() {
    second = LaunchedServer.freePort();
    return Integer.toString(second);
  }

  private String greeting() {
    return client.walker("greet", "{}").reports().path(0).asText();
  }

  /** The files are looked at every 50 ms at most, so a request right after an edit may be early. */
  private void awaitGreeting(String expected) {
    Waiting.until("greeting " + expected, () -> greeting().equals(expected));
  }

  private void awaitStatus(String walker, int status) {
    Waiting.until(walker + " answers", () -> client.walker(walker, "{}").status() == status);
  }

  private void awaitMark() {
    Waiting.until(
        "the mark",
        () -> client.get("/docs").headers().firstValue("X-Jacquard-Reload").isPresent());
  }
}
