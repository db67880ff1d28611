package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples that speak more than JSON over HTTP, used the way their users would. */
class ProtocolExamplesTest {

  @Test
  void chatReachesEveryListenerAndReplays(@TempDir Path folder) {
    try (Server server = LaunchedServer.start(Launcher.example("chat"), folder)) {
      Client anybody = new Client(server.url());
      String ann = anybody.register("ann").token();
      String bob = anybody.register("bob").token();
      try (SocketClient annsSocket = open(server, "Say?token=" + ann);
          SocketClient bobsSocket = open(server, "Say?token=" + bob);
          SocketClient replay = open(server, "Replay?token=" + ann)) {
        annsSocket.send("{\"author\":\"ann\",\"text\":\"hello\"}");

        assertThat(annsSocket.reports().at("/0/text").asText()).isEqualTo("hello");
        assertThat(bobsSocket.reports().at("/0/author").asText()).isEqualTo("ann");
        replay.send("{}");
        assertThat(replay.reports()).hasToString("[\"hello\"]");
      }
    }
  }

  @Test
  void libraryTakesTextsAndForgetsTheirBytes(@TempDir Path folder) {
    try (Server server = LaunchedServer.start(Launcher.example("library"), folder)) {
      Client ann = new Client(server.url()).register("ann");
      Client.Multipart form =
          new Client.Multipart()
              .file("files", "a.txt", "text/plain", "one\ntwo\n".getBytes(StandardCharsets.UTF_8))
              .file("files", "b.txt", "text/plain", new byte[300_000])
              .text("note", "n");

      assertThat(ann.postForm("/walker/add_texts", form).reports().at("/0"))
          .hasToString("{\"name\":\"a.txt\",\"lines\":2,\"note\":\"n\"}");
      assertThat(ann.walker("list_texts", "").reports().at("/1/size").asInt()).isEqualTo(300_000);
    }
  }

  @Test
  void streamSendsWordsAndEvents(@TempDir Path folder) {
    try (Server server = LaunchedServer.start(Launcher.example("stream"), folder)) {
      Client ann = new Client(server.url()).register("ann");

      assertThat(ann.walker("tell", "{\"text\":\"warp and weft\"}").text())
          .isEqualTo("warp and weft ");
      assertThat(ann.walker("deliveries", "").reports()).hasToString("[[3]]");
      assertThat(ann.get("/walker/countdown?start=2&pause=0").text())
          .isEqualTo("data: {\"left\":2}\n\ndata: {\"left\":1}\n\n");
    }
  }

  private static SocketClient open(Server server, String path) {
    return SocketClient.connect(
        URI.create(server.url().toString().replace("http", "ws") + "/ws/" + path), null);
  }
}
