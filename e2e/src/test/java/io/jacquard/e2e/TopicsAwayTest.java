package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose Redis cannot be reached: its topics say so, all else goes on. */
class TopicsAwayTest {
  private static final Hub.Answer AWAY =
      new Hub.Answer(503, "{\"error\":\"Topics are unavailable: Redis does not answer\"}");

  private static Server server;
  private static Hub hub;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Map<String, String> settings =
        Map.of("REDIS_URL", "redis://127.0.0.1:1", "JACQUARD_HUB_USERS", "weaver");
    server = LaunchedServer.start(Launcher.example("todo"), folder, settings);
    hub = new Hub(server.url()).with(new Client(server.url()).register("weaver").token());
  }

  @AfterAll
  static void stop() {
    hub.clear();
    server.close();
  }

  @Test
  void aHubAndItsSpaceGiveTheReason() {
    assertThat(hub.get("topics")).isEqualTo(AWAY);
    assertThat(hub.pour("topic/yarn", "text/plain", "red", false)).isEqualTo(AWAY);
    assertThat(hub.space("default").get("topics")).isEqualTo(AWAY);
  }

  @Test
  void sequencesRun() {
    String instance = hub.start(hub.sequence("module.exports = () => 'woven';"));

    assertThat(hub.get("instance/" + instance + "/output").text()).isEqualTo("woven");
  }
}
