package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WebSocket walkers: the seed's examples as printed, and spec/jac-scale.md section 1.7. */
class SocketTest {
  private static final String PROGRAM =
      """
      import from jaclang.runtimelib.server { APIProtocol }
      import asyncio;
      node Said { has text: str; }

      @restspec(protocol=APIProtocol.WEBSOCKET)
      async walker : pub EchoMessage {
          has message: str;
          has client_id: str = "anonymous";

          async can echo with `root entry {
              report { "echo": self.message, "client_id": self.client_id };
          }
      }

      @restspec(protocol=APIProtocol.WEBSOCKET)
      async walker : pub PingPong {
          async can pong with `root entry { report {"status": "pong"}; }
      }

      @restspec(protocol=APIProtocol.WEBSOCKET)
      async walker SecureChat {
          has message: str;
          async can respond with `root entry {
              report {"echo": self.message, "authenticated": True};
          }
      }

      @restspec(protocol=APIProtocol.WEBSOCKET, broadcast=True)
      async walker Room {
          has text: str;
          async can say with Root entry {
              here ++> Said(text=self.text);
              if self.text == "boom" { raise ValueError("boom"); }
              report self.text;
          }
      }

      @restspec(protocol=APIProtocol.WEBSOCKET, broadcast=True)
      async walker : pub Shout {
          has size: int;
          async can go with Root entry { report "x" * self.size; }
      }

      @restspec(protocol=APIProtocol.WEBSOCKET)
      async walker : pub Slow {
          has n: int;
          async can go with Root entry {
              await asyncio.sleep(0.2 if self.n == 0 else 0.0);
              report self.n;
          }
      }

      @restspec(protocol=APIProtocol.WEBSOCKET)
      async walker : pub Long {
          async can go with Root entry {
              print("at it");
              await asyncio.sleep(1.0);
              report "done";
          }
      }

      @restspec(protocol=APIProtocol.WEBSOCKET)
      async walker : pub Count {
          has to: int;
          async can go with Root entry {
              def numbers(to: int) { for i in range(to) { yield i; } }
              report numbers(self.to);
          }
      }

      walker said { can go with Root entry { report [s.text for s in [-->(?:Said)]]; } }
      walker : pub Plain { can go with Root entry { report 1; } }
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

  @Nested
  class Messages {
    @Test
    void areAnsweredOneByOneOnTheSameConnection() {
      try (SocketClient socket = open("EchoMessage")) {
        socket.send("{\"message\": \"hello\", \"client_id\": \"c\"}");
        assertThat(socket.reports()).hasToString("[{\"echo\":\"hello\",\"client_id\":\"c\"}]");

        socket.send("{\"message\": \"world\"}");
        assertThat(socket.reports())
            .hasToString("[{\"echo\":\"world\",\"client_id\":\"anonymous\"}]");
      }
    }

    @Test
    void carryOnlyOkAndDataWithResultAndReports() {
      try (SocketClient socket = open("PingPong")) {
        socket.send("{}");

        assertThat(socket.receive().toString())
            .startsWith("{\"ok\":true,\"data\":{\"result\":{\"_jac_type\":\"PingPong\"")
            .endsWith("\"reports\":[{\"status\":\"pong\"}]}}");
      }
    }

    @Test
    void areHandledInOrder() {
      try (SocketClient socket = open("Slow")) {
        for (int i = 0; i < 10; i++) {
          socket.send("{\"n\":" + i + "}");
        }
        for (int i = 0; i < 10; i++) {
          assertThat(socket.reports()).hasToString("[" + i + "]");
        }
      }
    }

    @Test
    void thatFailKeepTheConnectionOpen() {
      try (SocketClient socket = open("EchoMessage")) {
        socket.send("{\"nope\": 1}");
        assertThat(socket.receive().at("/error/code").asText()).isEqualTo("EXECUTION_ERROR");
        socket.send("{broken");
        assertThat(socket.receive().at("/error/code").asText()).isEqualTo("VALIDATION_ERROR");
        socket.send("[1]");
        assertThat(socket.receive().at("/error/code").asText()).isEqualTo("INTERNAL_ERROR");

        socket.send("{\"message\": \"still here\"}");
        assertThat(socket.reports().at("/0/echo").asText()).isEqualTo("still here");
      }
    }

    @Test
    void getOneFrameForEachItemOfAGenerator() {
      try (SocketClient socket = open("Count")) {
        socket.send("{\"to\": 300}");

        for (int i = 0; i < 300; i++) {
          assertThat(socket.reports()).hasToString("[" + i + "]");
        }
        assertThat(socket.receive().path("type").asText()).isEqualTo("done");
        socket.send("{\"to\": 1}");
        assertThat(socket.reports()).hasToString("[0]");
      }
    }

    @Test
    void tooManyAtOnceEndTheConnection() {
      try (SocketClient socket = open("Slow")) {
        for (int i = 0; i < 1_000; i++) {
          socket.send("{\"n\":0}");
        }

        assertThat(socket.closeCode()).isEqualTo(1008);
      }
    }
  }

  @Nested
  class Tokens {
    @Test
    void areTakenFromTheMessageOrTheQuery() {
      String token = anybody.register("ws-ann").token();
      try (SocketClient socket = open("SecureChat")) {
        socket.send("{\"message\": \"hi\", \"token\": \"" + token + "\"}");
        assertThat(socket.reports()).hasToString("[{\"echo\":\"hi\",\"authenticated\":true}]");
      }
      try (SocketClient socket = open("SecureChat?token=" + token)) {
        socket.send("{\"message\": \"hi\"}");
        assertThat(socket.reports().at("/0/authenticated").asBoolean()).isTrue();
      }
    }

    @Test
    void thatAreMissingOrBadAreRefusedAndMayBeFollowedByAGoodOne() {
      String token = anybody.register("ws-bob").token();
      String refusal =
          "{\"ok\":false,\"error\":{\"code\":\"UNAUTHORIZED\","
              + "\"message\":\"Invalid or missing token\"}}";
      try (SocketClient socket = open("SecureChat?token=" + token)) {
        socket.send("{\"message\": \"hi\", \"token\": \"a.b.c\"}");
        assertThat(socket.receive()).hasToString(refusal);
        socket.send("{\"message\": \"hi\"}");
        assertThat(socket.receive().path("ok").asBoolean()).isTrue();
      }
      try (SocketClient socket = open("SecureChat")) {
        socket.send("{\"message\": \"hi\"}");
        assertThat(socket.receive()).hasToString(refusal);
      }
    }

    @Test
    void areNoFieldOfAPublicWalker() {
      try (SocketClient socket = open("PingPong")) {
        socket.send("{\"token\": \"x\"}");
        assertThat(socket.receive().path("ok").asBoolean()).isTrue();
      }
    }
  }

  @Nested
  class Broadcasts {
    @Test
    void reachEveryEntitledConnectionOnceTheyAreDurableAndNobodyElse() {
      String carl = anybody.register("ws-carl").token();
      String dora = anybody.register("ws-dora").token();
      try (SocketClient sender = open("Room?token=" + carl);
          SocketClient listener = open("Room?token=" + dora);
          SocketClient stranger = open("Room")) {
        sender.send("{\"text\": \"hello\"}");

        assertThat(sender.reports()).hasToString("[\"hello\"]");
        assertThat(listener.reports()).hasToString("[\"hello\"]");
        Client user = anybody.withToken(carl);
        assertThat(user.walker("said", "").reports()).hasToString("[[\"hello\"]]");

        stranger.send("{\"text\": \"let me in\"}");
        assertThat(stranger.receive().at("/error/code").asText()).isEqualTo("UNAUTHORIZED");
      }
    }

    @Test
    void areNotMadeOfErrors() {
      String eve = anybody.register("ws-eve").token();
      try (SocketClient sender = open("Room?token=" + eve);
          SocketClient listener = open("Room?token=" + eve)) {
        sender.send("{\"text\": \"boom\"}");
        assertThat(sender.receive().at("/error/code").asText()).isEqualTo("EXECUTION_ERROR");

        sender.send("{\"text\": \"fine\"}");
        assertThat(listener.reports()).hasToString("[\"fine\"]");
      }
    }
  }

  @Nested
  class Paths {
    @Test
    void ofOtherWalkersAreClosedWithACode() {
      try (SocketClient socket = open("Plain")) {
        assertThat(socket.closeCode()).isEqualTo(4000);
      }
      try (SocketClient socket = open("Nobody")) {
        assertThat(socket.closeCode()).isEqualTo(4004);
      }
    }

    @Test
    void standNowhereElse() {
      assertThat(anybody.walker("EchoMessage", "{\"message\":\"x\"}").status()).isEqualTo(405);
      assertThat(anybody.get("/openapi.json").text()).doesNotContain("EchoMessage");
    }

    @Test
    void areNamedByTheBanner() {
      assertThat(server.output()).contains("/ws/EchoMessage", "/ws/SecureChat");
    }
  }

  @Test
  void onlyListedOriginsConnectWhereThereIsAList(@TempDir Path folder) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    var environment = Map.of("JACQUARD_WALKER_SOCKET_ORIGINS", "https://good.example");
    try (Server strict = LaunchedServer.start(program, folder, environment)) {
      URI url = URI.create(strict.url().toString().replace("http", "ws") + "/ws/PingPong");

      SocketClient.connect(url, "https://good.example").close();
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> SocketClient.connect(url, "https://evil.example"))
          .withCauseInstanceOf(WebSocketHandshakeException.class);
    }
  }

  @Test
  void aStopAnswersWhatIsBeingHandledAndSaysGoodbye(@TempDir Path folder) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    Server stopping = LaunchedServer.start(program, folder);
    URI url = URI.create(stopping.url().toString().replace("http", "ws") + "/ws/Long");
    try (SocketClient busy = SocketClient.connect(url, null);
        SocketClient idle = SocketClient.connect(url, null)) {
      busy.send("{}");
      busy.send("{}");
      Waiting.until("the first is being handled", () -> stopping.output().contains("at it"));

      stopping.close();

      assertThat(busy.reports()).hasToString("[\"done\"]");
      assertThat(busy.closeCode()).isEqualTo(1001);
      assertThat(idle.closeCode()).isEqualTo(1001);
      assertThat(stopping.output()).doesNotContain("Timed out", "Error");
    }
  }

  @Test
  void noMoreOfOneAddressConnectThanMay(@TempDir Path folder) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    var limit = Map.of("JACQUARD_WALKER_SOCKET_MAX_CONNECTIONS_PER_ADDRESS", "2");
    try (Server small = LaunchedServer.start(program, folder, limit)) {
      URI url = URI.create(small.url().toString().replace("http", "ws") + "/ws/PingPong");
      SocketClient first = SocketClient.connect(url, null);
      try (SocketClient second = SocketClient.connect(url, null)) {
        second.send("{}");
        second.reports();

        assertThatExceptionOfType(CompletionException.class)
            .isThrownBy(() -> SocketClient.connect(url, null))
            .withCauseInstanceOf(WebSocketHandshakeException.class);
        first.close();
        Waiting.until("there is room again", () -> connects(url));
      }
    }
  }

  private static boolean connects(URI url) {
    try {
      SocketClient.connect(url, null).close();
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }

  @Test
  void aListenerThatDoesNotReadIsClosedAndHoldsNobodyUp() throws IOException {
    String handshake =
        """
        GET /ws/Shout HTTP/1.1
        Host: localhost
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==

        """;
    try (Socket sluggish = new Socket(server.url().getHost(), server.url().getPort());
        SocketClient sender = open("Shout")) {
      byte[] head = handshake.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
      sluggish.getOutputStream().write(head);
      assertThat(sluggish.getInputStream().readNBytes(12)).asString().endsWith("101");
      for (int i = 0; i < 100; i++) {
        sender.send("{\"size\": 200000}");
        assertThat(sender.reports().path(0).asText()).hasSize(200_000);
      }

      sluggish.setSoTimeout(60_000);
      byte[] all = sluggish.getInputStream().readAllBytes();
      byte[] reason = "reads too slowly".getBytes(StandardCharsets.US_ASCII);
      byte[] end = Arrays.copyOfRange(all, all.length - reason.length - 4, all.length);
      assertThat(end).startsWith(0x88, reason.length + 2, 1013 >> 8, 1013 & 0xff).endsWith(reason);
      assertThat(all.length).isLessThan(19_000_000);
    }
  }

  private static SocketClient open(String walker) {
    return SocketClient.connect(
        URI.create(server.url().toString().replace("http", "ws") + "/ws/" + walker), null);
  }
}
