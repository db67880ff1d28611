package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Broadcasts of two processes that share a Redis. */
@EnabledIf("isRedisInstalled")
class RelayTest {
  private static final String PROGRAM =
      """
      import from jaclang.runtimelib.server { APIProtocol }
      @restspec(protocol=APIProtocol.WEBSOCKET, broadcast=True)
      async walker Room { has text: str; async can go with Root entry { report self.text; } }
      @restspec(protocol=APIProtocol.WEBSOCKET, broadcast=True)
      async walker :pub Probe { async can go with Root entry { report 1; } }
      @restspec(protocol=APIProtocol.WEBSOCKET, broadcast=True)
      async walker :pub Square { has text: str; async can go with Root entry { report self.text; } }
      """;

  private int port;
  private Process redis;
  private Server first;
  private Server second;

  static boolean isRedisInstalled() {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "redis-server")));
  }

  @BeforeEach
  void start(@TempDir Path one, @TempDir Path other) throws IOException {
    port = LaunchedServer.freePort();
    redis = redis();
    Map<String, String> shared =
        Map.of(
            "REDIS_URL",
            "redis://127.0.0.1:" + port,
            "JWT_SECRET",
            "two processes that share one secret of decent length");
    first = server(one, shared);
    second = server(other, shared);
  }

  private Process redis() throws IOException {
    return new ProcessBuilder(
            "redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", "")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static Server server(Path folder, Map<String, String> environment) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    return LaunchedServer.start(program, folder, environment);
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
    redis.destroyForcibly();
  }

  @Test
  void reachEntitledSocketsOfTheOtherOnceAndNobodyElse() {
    String ann = new Client(first.url()).register("ann").token();
    String bob = new Client(second.url()).register("bob").token();
    try (SocketClient sender = open(first, "Room?token=" + ann);
        SocketClient neighbour = open(first, "Room?token=" + ann);
        SocketClient listener = open(second, "Room?token=" + bob);
        SocketClient stranger = open(second, "Room");
        SocketClient elsewhere = open(second, "Square")) {
      awaitRelay();
      for (int i = 0; i < 50; i++) {
        sender.send("{\"text\": \"" + i + "\"}");
      }

      for (SocketClient entitled : new SocketClient[] {sender, neighbour, listener}) {
        for (int i = 0; i < 50; i++) {
          assertThat(entitled.reports()).hasToString("[\"" + i + "\"]");
        }
      }
      stranger.send("{\"text\": \"let me in\"}");
      assertThat(stranger.receive().at("/error/code").asText()).isEqualTo("UNAUTHORIZED");
      elsewhere.send("{\"text\": \"my own\"}");
      assertThat(elsewhere.reports()).hasToString("[\"my own\"]");
    }
  }

  @Test
  void stayInTheProcessWhileRedisIsAwayAndLeaveItAgainAfterwards() throws Exception {
    try (SocketClient sender = open(first, "Square");
        SocketClient listener = open(second, "Square")) {
      awaitRelay();
      redis.destroyForcibly().waitFor(20, TimeUnit.SECONDS);

      sender.send("{\"text\": \"alone\"}");

      assertThat(sender.reports()).hasToString("[\"alone\"]");
      redis = redis();
      awaitRelay();
      sender.send("{\"text\": \"together\"}");
      assertThat(listener.reports()).hasToString("[\"together\"]");
    }
  }

  /** Until what one process sends is heard in the other. */
  private void awaitRelay() {
    try (SocketClient here = open(first, "Probe");
        SocketClient there = open(second, "Probe")) {
      Waiting.until(
          "a broadcast crosses",
          () -> {
            here.send("{}");
            here.reports();
            return there.hasReceived();
          });
    }
  }

  private static SocketClient open(Server server, String walker) {
    return SocketClient.connect(
        URI.create(server.url().toString().replace("http", "ws") + "/ws/" + walker), null);
  }
}
