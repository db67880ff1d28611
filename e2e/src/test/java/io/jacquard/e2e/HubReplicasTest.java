package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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
  private static Path warpFolder;
  private static Path weftFolder;

  @BeforeAll
  static void start(@TempDir Path one, @TempDir Path other) {
    String database = "/e2e-" + UUID.randomUUID() + "?";
    String mongo = System.getenv("JACQUARD_TEST_MONGODB_URI").replace("/?", database);
    int port = LaunchedServer.freePort();
    String storage = "http://127.0.0.1:" + port;
    Map<String, String> settings = settings("weft", mongo, storage);
    weft = LaunchedServer.startAt(port, Launcher.example("todo"), other, settings);
    settings = settings("warp", mongo, storage);
    warp = LaunchedServer.start(Launcher.example("todo"), one, settings);
    warpFolder = one;
    weftFolder = other;
    String token = new Client(warp.url()).register("weaver").token();
    space = new Hub(warp.url()).with(token).space("loom");
  }

  private static Map<String, String> settings(String hub, String mongo, String storage) {
    Map<String, String> settings = new HashMap<>();
    settings.put("MONGODB_URI", mongo);
    settings.put("JWT_SECRET", "two processes that share one secret of decent length");
    settings.put("JACQUARD_HUB_ID", hub);
    settings.put("JACQUARD_HUB_SPACE", "loom");
    settings.put("JACQUARD_HUB_USERS", "weaver");
    settings.put("JACQUARD_HUB_HEARTBEAT", "0.3S");
    settings.put("JACQUARD_HUB_LOST_AFTER", "4S");
    settings.put("JACQUARD_SEQUENCE_STORAGE_URL", storage);
    settings.put("JACQUARD_SEQUENCE_CATALOG_TIDY_EVERY", "0.5S");
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
    JsonNode known = space.sth("warp").get("sequence/" + sequence).json();
    assertThat(known.path("location").asText()).isEqualTo("weft");
    assertThat(seenFrom(space, "weft")).isEqualTo("[\"warp\",\"weft\"]");

    weft.kill();
    Waiting.until("it is missed", () -> !active("weft"));
    assertThat(far.get("version").status()).isEqualTo(503);
    weft.restart();
    Waiting.until("it is back", () -> active("weft"));

    assertThat(far.get("sequence/" + sequence).status()).isEqualTo(200);
    assertThat(info("weft").path("info").has("lastDisconnected")).isTrue();
  }

  /** A package that is sent to warp is weft's as well, also when warp is gone. */
  @Test
  void startEachOthersPackages() throws IOException {
    Hub there = new Hub(weft.url());
    String sequence = space.sth("warp").upload(yarn("1.0.0", "silk")).json().path("id").asText();
    String other = space.sth("warp").sequence("module.exports = () => 'linen';");
    assertThat(begin(there, "@loom%2Fyarn@1.0.0")).isEqualTo("silk");
    String running = there.start(there.sequence("module.exports = (input) => input;"));
    assertThat(space.get("s3").json().findValuesAsText("id")).contains(sequence, other);

    warp.kill();
    assertThat(begin(there, sequence)).isEqualTo("silk");
    assertThat(begin(there, other)).isEqualTo("linen");
    warp.restart();
    Waiting.until("it is back", () -> active("warp"));

    Waiting.until(
        "all are over", () -> there.get("sequence/" + sequence + "/instances").json().isEmpty());
    assertThat(there.put("sequence/" + sequence, yarn("2.0.0", "wool")).status()).isEqualTo(200);
    Hub here = new Hub(warp.url());
    assertThat(begin(here, "@loom%2Fyarn@2.0.0")).isEqualTo("wool");
    String used = there.instance(running).path("sequence").path("id").asText();
    assertThat(here.delete("sequence/" + used).status()).isEqualTo(409);
    assertThat(here.delete("sequence/" + used, "x-seq-kill-inst", "true").status()).isEqualTo(200);
    Waiting.until("it ends there", () -> there.get("instance/" + running).status() == 404);

    assertThat(there.delete("sequence/" + sequence, "x-seq-kill-inst", "true").status())
        .isEqualTo(200);
    assertThat(here.post("sequence/" + sequence + "/start", "{}").status()).isEqualTo(404);
    assertThat(here.get("sequences").json().findValuesAsText("id")).doesNotContain(sequence);
    here.delete("sequence/" + other, "x-seq-kill-inst", "true");
    Waiting.until("nothing is left", HubReplicasTest::tidy);
  }

  private static byte[] yarn(String version, String text) {
    String manifest =
        "{\"name\":\"@loom/yarn\",\"version\":\"" + version + "\",\"main\":\"index.js\"}";
    String source =
        "module.exports = function () { this.exitTimeout = 0; return '" + text + "'; };";
    return Hub.pack(Map.of("package.json", manifest, "index.js", source));
  }

  /** What a new instance says. */
  private static String begin(Hub hub, String sequence) {
    return hub.get("instance/" + hub.start(sequence) + "/output").text();
  }

  /** Whether both hubs, and the storage, have just the packages that there are. */
  private static boolean tidy() {
    int known = space.sth("weft").get("sequences").json().size();
    Path stored = LaunchedServer.dataOf(weftFolder).resolve("storage/services/hub");
    return count(stored) == known
        && Stream.of(warpFolder, weftFolder)
            .allMatch(
                it -> count(LaunchedServer.dataOf(it).resolve("hub/packages/sequences")) <= known);
  }

  private static long count(Path folder) {
    try (var files = Files.list(folder)) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
