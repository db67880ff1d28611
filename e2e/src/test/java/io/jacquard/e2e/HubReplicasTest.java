package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs of one space on one MongoDB: spec/scramjet-hub.md section 1.8. */
@EnabledIfEnvironmentVariable(named = "JACQUARD_TEST_MONGODB_URI", matches = ".+")
class HubReplicasTest {
  private static Server warp;
  private static Server weft;
  private static Hub space;

  @BeforeAll
  static void start(@TempDir Path one, @TempDir Path other) {
    String database = "/e2e-" + UUID.randomUUID() + "?";
    String mongo = System.getenv("JACQUARD_TEST_MONGODB_URI").replace("/?", database);
    warp = LaunchedServer.start(Launcher.example("todo"), one, settings("warp", mongo));
    weft = LaunchedServer.start(Launcher.example("todo"), other, settings("weft", mongo));
    String token = new Client(warp.url()).register("weaver").token();
    space = new Hub(warp.url()).with(token).space("loom");
  }

  private static Map<String, String> settings(String hub, String mongo) {
    Map<String, String> settings = new HashMap<>();
    settings.put("MONGODB_URI", mongo);
    settings.put("JWT_SECRET", "two processes that share one secret of decent length");
    settings.put("JACQUARD_HUB_ID", hub);
    settings.put("JACQUARD_HUB_SPACE", "loom");
    settings.put("JACQUARD_HUB_USERS", "weaver");
    settings.put("JACQUARD_HUB_HEARTBEAT", "0.3S");
    settings.put("JACQUARD_HUB_LOST_AFTER", "4S");
    return settings;
  }

  @AfterAll
  static void stop() {
    for (String hub : List.of("warp", "weft")) {
      space.sth(hub).clear();
    }
    warp.close();
    weft.close();
  }

  @Test
  void reachEachOtherAndKnowWhoIsAway() throws IOException {
    Hub far = space.sth("weft");
    Waiting.until("both are there", () -> active("warp") && active("weft"));
    assertThat(space.get("list").json().findValuesAsText("id")).contains("warp", "weft");

    String sequence = far.sequence("module.exports = (input) => input;");
    String instance = far.start(sequence);
    try (InputStream output = far.open("instance/" + instance + "/output")) {
      far.pour("instance/" + instance + "/input", "text/plain", "through another hub", true);
      assertThat(new String(output.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("through another hub");
    }
    assertThat(space.get("all_sequences").json().findValuesAsText("location"))
        .containsExactly("weft");
    assertThat(space.sth("warp").get("sequence/" + sequence).status()).isEqualTo(404);
    assertThat(seenFrom(space, "weft")).isEqualTo("[\"warp\",\"weft\"]");

    weft.kill();
    Waiting.until("it is missed", () -> !active("weft"));
    assertThat(far.get("version").status()).isEqualTo(503);
    weft.restart();
    Waiting.until("it is back", () -> active("weft"));

    assertThat(far.get("sequence/" + sequence).status()).isEqualTo(200);
    assertThat(info("weft").path("info").has("lastDisconnected")).isTrue();
  }

  /** The hubs that an instance of one hub sees, itself asking the other hub for its version. */
  private static String seenFrom(Hub space, String hub) {
    String source =
        """
        module.exports = async function () {
          this.exitTimeout = 0;
          await this.space.getHostClient('warp').getVersion();
          return JSON.stringify((await this.space.getHosts()).map((it) => it.id).sort());
        };
        """;
    String instance = space.sth(hub).start(space.sth(hub).sequence(source));
    return space.sth(hub).get("instance/" + instance + "/output").text();
  }

  private static boolean active(String hub) {
    return info(hub).path("isConnectionActive").asBoolean();
  }

  private static JsonNode info(String hub) {
    return space.get("sth/" + hub + "/info").json();
  }
}
