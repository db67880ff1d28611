package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too much of a request, and how many requests are too many. */
class RequestLimitsTest {
  private static final String PROGRAM =
      """
      glob spinning: list = [];
      @restspec(method="GET")
      walker :pub seek { has q: str = ""; can go with Root entry { report self.q; } }
      walker :pub take { has x: list = []; can go with Root entry { report len(self.x); } }
      walker :pub spin { can go with Root entry { spinning.append(1); while True {} } }
      """;

  private static Path program;
  private static Server server;
  private static Client anybody;

  @BeforeAll
  static void start(@TempDir Path folder) {
    program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    server =
        LaunchedServer.start(
            program, folder, Map.of("JACQUARD_WALKER_HTTP_BODY_TIMEOUT", "PT0.5S"));
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aLongPathIsRefusedAndTheServerGoesOn() {
    assertThat(statusOf("GET /" + "x".repeat(40_000) + " HTTP/1.1")).isEqualTo(414);
    assertThat(statusOf("GET /walker/seek?q=" + "x".repeat(20_000) + " HTTP/1.1")).isEqualTo(200);
  }

  @Test
  void longHeadersAreRefused() {
    assertThat(statusOf("GET /walker/seek HTTP/1.1\nX-Long: " + "x".repeat(70_000))).isEqualTo(431);
    assertThat(statusOf("GET /walker/seek HTTP/1.1\nX-Long: " + "x".repeat(30_000))).isEqualTo(200);
  }

  @Test
  void aBodyThatDoesNotArriveIsGivenUp() {
    String answer =
        RawHttp.exchange(
            server.url(),
            "POST /walker/take HTTP/1.1\nContent-Type: application/json\nContent-Length: 100");

    assertThat(RawHttp.status(answer)).isEqualTo(408);
    assertThat(answer).endsWith("{\"detail\":\"Request Timeout\"}");
  }

  @Test
  void aDeepBodyIsRefused() {
    assertThat(anybody.walker("take", nested(100)).status()).isEqualTo(200);
    assertThat(anybody.walker("take", nested(100_000)).status()).isEqualTo(400);
    assertThat(anybody.post("/user/login", nested(100_000)).status()).isEqualTo(400);
  }

  private static String nested(int depth) {
    return "{\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
  }

  @Test
  void aBrokenEscapeStandsForItself() {
    String answer = RawHttp.exchange(server.url(), "GET /walker/seek?q=%zz%4 HTTP/1.1");

    assertThat(RawHttp.status(answer)).isEqualTo(200);
    assertThat(answer).contains("\"reports\":[\"%zz%4\"]");
  }

  @Test
  void moreCallsThanMayWaitAreToldWhenToComeBack(@TempDir Path folder) {
    Map<String, String> small = Map.of("JACQUARD_WALKER_POOL_QUEUE", "1");
    Server narrow = LaunchedServer.start(program, folder, small, List.of("--workers", "1"));
    Client client = new Client(narrow.url());
    try (ExecutorService clients = Executors.newFixedThreadPool(2)) {
      try {
        var _ = clients.submit(() -> client.send("POST", "/walker/spin", null));
        var _ = clients.submit(() -> client.send("POST", "/walker/spin", null));
        Waiting.until("the queue is full", () -> !client.isReady());

        Client.Answer answer = client.get("/walker/seek");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().at("/error/code").asText()).isEqualTo("OVERLOADED");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
      } finally {
        narrow.kill();
      }
    }
  }

  private static int statusOf(String head) {
    return RawHttp.status(RawHttp.exchange(server.url(), head));
  }
}
