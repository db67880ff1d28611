package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spaces over HTTP and by the hub's command line: spec/scramjet-hub.md sections 1.8 and 6. */
class HubSpaceTest {
  private static final Hub.Answer FORBIDDEN = new Hub.Answer(403, "{\"message\":\"Forbidden\"}");
  private static final String ECHO = "module.exports = (input) => input;";

  private static Server server;
  private static Hub local;
  private static Hub hub;
  private static Hub space;
  private static String token;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Map<String, String> named = Map.of("JACQUARD_HUB_USERS", "weaver");
    server = LaunchedServer.start(Launcher.example("todo"), folder, named);
    token = new Client(server.url()).register("weaver").token();
    local = new Hub(server.url());
    hub = local.with(token);
    space = hub.space("default");
  }

  @AfterAll
  static void stop() {
    local.clear();
    server.close();
  }

  @Test
  void needATokenOfAUserWhomAHubNames() {
    String stranger = new Client(server.url()).register("stranger").token();

    assertThat(hub.get("spaces").text()).isEqualTo("[{\"id\":\"default\"}]");
    assertThat(local.get("spaces")).isEqualTo(FORBIDDEN);
    assertThat(local.with("a.b.c").get("spaces")).isEqualTo(FORBIDDEN);
    assertThat(local.with(stranger).get("spaces").text()).isEqualTo("[]");
    for (Hub other : List.of(local, local.with("a.b.c"), local.with(stranger))) {
      assertThat(other.space("default").get("version")).isEqualTo(FORBIDDEN);
      assertThat(other.space("default").sth("STH").get("version")).isEqualTo(FORBIDDEN);
    }
    assertThat(hub.space("other").get("version")).isEqualTo(FORBIDDEN);
  }

  @Test
  void tellWhatTheyAreAndWhichHubsTheyHave() {
    assertThat(space.get("version").json().path("service").asText()).isEqualTo("@scramjet/manager");
    assertThat(space.get("load").json().path("fsSize").path(0).has("mount")).isTrue();

    JsonNode entry = space.get("sth/STH/info").json();
    assertThat(entry.path("id").asText()).isEqualTo("STH");
    assertThat(entry.path("healthy").asBoolean()).isTrue();
    assertThat(entry.path("isConnectionActive").asBoolean()).isTrue();
    Instant created = Instant.parse(entry.path("info").path("created").asText());
    assertThat(Instant.parse(entry.path("info").path("lastConnected").asText()))
        .isAfterOrEqualTo(created);
    assertThat(space.get("list").json().findValuesAsText("id")).contains("STH");
    assertThat(space.get("sth/nobody/info"))
        .isEqualTo(new Hub.Answer(404, "{\"error\":\"Hub nobody not found\"}"));
    assertThat(space.sth("nobody").get("version").status()).isEqualTo(404);
  }

  @Test
  void passOnTheWholeApiOfAHub() {
    Hub passed = space.sth("STH");
    String sequence = passed.sequence(ECHO);
    String instance = passed.start(sequence);

    assertThat(passed.pour("instance/" + instance + "/input", "text/plain", "warp", true).status())
        .isEqualTo(200);
    assertThat(passed.get("instance/" + instance + "/output").text()).isEqualTo("warp");

    assertThat(space.get("sequences").text()).contains("\"" + sequence + "\"");
    assertThat(space.get("all_sequences").json().findValuesAsText("id")).contains(sequence);
    JsonNode ids = space.get("instances").json();
    assertThat(ids.path(0).path(0).toString()).contains("\"" + instance + "\"");
    assertThat(space.get("sth/STH/info").json().path("instances").toString()).contains(instance);
    assertThat(passed.delete("sequence/" + sequence, "x-seq-kill-inst", "true").status())
        .isEqualTo(200);
  }

  @Test
  void keepThePackageThatWasSentLastUnderAName() {
    assertThat(space.put("s3/bobbin", bobbin("1.0.0")).status()).isEqualTo(200);
    assertThat(space.put("s3/bobbin", bobbin("2.0.0")).status()).isEqualTo(200);

    List<String> versions = new ArrayList<>();
    for (JsonNode config : space.get("s3").json()) {
      if (config.path("name").asText().equals("bobbin")) {
        versions.add(config.path("version").asText());
      }
    }
    assertThat(versions).containsExactly("2.0.0");
    assertThat(space.put("s3/bobbin", new byte[] {1, 2, 3}).status()).isEqualTo(422);
    assertThat(local.space("default").put("s3/bobbin", bobbin("3.0.0"))).isEqualTo(FORBIDDEN);
    assertThat(hub.get("sequence/bobbin").json().at("/config/version").asText()).isEqualTo("2.0.0");
  }

  @Test
  void removePackagesThatNothingUses() {
    String used = hub.sequence(ECHO);
    String instance = hub.start(used);
    assertThat(space.put("s3/bobbin", bobbin("1.0.0")).status()).isEqualTo(200);
    String unused = hub.sequence(ECHO);

    assertThat(space.delete("s3/" + used).status()).isEqualTo(409);
    assertThat(space.delete("s3/bobbin").json().path("opStatus").asText()).isEqualTo("OK");
    assertThat(hub.get("sequence/bobbin").status()).isEqualTo(404);
    assertThat(space.delete("s3/bobbin").status()).isEqualTo(404);
    assertThat(local.space("default").delete("store")).isEqualTo(FORBIDDEN);

    JsonNode pruned = space.delete("store").json();

    assertThat(pruned.path("deleted").toString()).contains(unused);
    assertThat(pruned.path("inUse").toString()).contains(used);
    assertThat(hub.get("sequence/" + unused).status()).isEqualTo(404);
    assertThat(hub.get("instance/" + instance).status()).isEqualTo(200);
    assertThat(hub.delete("sequence/" + used, "x-seq-kill-inst", "true").status()).isEqualTo(200);
  }

  @Test
  void tellWhichInstancesUseATopic() {
    String sequence = hub.sequence(ECHO);
    String topics = "{\"inputTopic\":\"warp-threads\",\"outputTopic\":\"weft-threads\"}";
    String instance = hub.start(sequence, topics);
    assertThat(hub.pour("topic/warp-threads", "text/plain", "over", false).status()).isEqualTo(200);
    Waiting.until("weft is there", () -> space.get("topics").text().contains("weft-threads"));

    JsonNode consumer = actor("warp-threads");
    JsonNode producer = actor("weft-threads");

    assertThat(consumer.path("role").asText()).isEqualTo("consumer");
    assertThat(consumer.path("hostId").asText()).isEqualTo("STH");
    assertThat(consumer.path("stream").asText()).isEqualTo("instance/" + instance + "/input");
    assertThat(producer.path("role").asText()).isEqualTo("producer");
    assertThat(producer.path("stream").asText()).isEqualTo("instance/" + instance + "/output");
    assertThat(hub.delete("sequence/" + sequence, "x-seq-kill-inst", "true").status())
        .isEqualTo(200);
  }

  private JsonNode actor(String topic) {
    for (JsonNode known : space.get("topics").json()) {
      if (known.path("name").asText().equals(topic)) {
        return known.path("actors").path(0);
      }
    }
    throw new AssertionError("there is no topic " + topic);
  }

  private static byte[] bobbin(String version) {
    String manifest = "{\"name\":\"bobbin\",\"version\":\"" + version + "\",\"main\":\"index.js\"}";
    return Hub.pack(Map.of("package.json", manifest, "index.js", ECHO));
  }

  @Test
  void announceAndForgetHubs() {
    String announcement = "{\"id\":\"loom-2\",\"description\":\"the other loom\",\"tags\":[\"a\"]}";

    assertThat(space.post("sth", announcement).json().path("opStatus").asText()).isEqualTo("OK");
    JsonNode entry = space.get("sth/loom-2/info").json();
    assertThat(entry.path("description").asText()).isEqualTo("the other loom");
    assertThat(entry.path("isConnectionActive").asBoolean()).isFalse();
    assertThat(space.sth("loom-2").get("version"))
        .isEqualTo(new Hub.Answer(503, "{\"error\":\"Hub loom-2 is not connected\"}"));

    assertThat(space.delete("sth/loom-2", "x-force", "false").status()).isEqualTo(200);
    assertThat(space.delete("sth/loom-2").status()).isEqualTo(404);
    assertThat(space.post("sth", "{\"id\":\"a/b\"}").status()).isEqualTo(400);
    assertThat(space.post("sth", "{}").status()).isEqualTo(400);
  }

  @Test
  void sendAHubAwayUntilItIsAnnouncedAgain() {
    assertThat(space.delete("sth/STH").status()).isEqualTo(409);

    assertThat(space.post("disconnect", "{\"id\":\"STH\"}").text())
        .isEqualTo(
            "{\"managerId\":\"default\",\"disconnected\":"
                + "[{\"sthId\":\"STH\",\"reason\":\"disconnected\"}]}");
    assertThat(space.sth("STH").get("version").status()).isEqualTo(503);
    JsonNode away = space.get("sth/STH/info").json();
    assertThat(away.path("isConnectionActive").asBoolean()).isFalse();
    assertThat(away.path("info").has("lastDisconnected")).isTrue();

    space.post("sth", "{\"id\":\"STH\"}");
    assertThat(space.sth("STH").get("version").status()).isEqualTo(200);
  }

  @Test
  void giveProgramsKeysAndTakeThemBack() {
    String key =
        hub.post("space/default/apikey", "{\"description\":\"nightly\"}")
            .json()
            .path("accessKey")
            .asText();
    Hub program = local.with(key);

    assertThat(hub.get("space/default/apikey").json().findValuesAsText("description"))
        .contains("nightly");
    assertThat(program.get("spaces").text()).contains("default");
    assertThat(program.space("default").sth("STH").get("version").status()).isEqualTo(200);
    assertThat(program.get("space/default/apikey")).isEqualTo(FORBIDDEN);
    assertThat(program.space("default").post("disconnect", "{\"limit\":0}")).isEqualTo(FORBIDDEN);

    assertThat(hub.delete("space/default/apikey", "x-revoke", key).json().path("keysRevoked"))
        .hasToString("1");
    assertThat(program.get("spaces")).isEqualTo(FORBIDDEN);
  }

  @Test
  void haveTheTopicsOfTheirHubs() throws IOException {
    assertThat(space.pour("topic/yarn", "text/plain", "warp\n", false).status()).isEqualTo(200);
    assertThat(space.sth("STH").pour("topic/yarn", "text/plain", "weft\n", false).status())
        .isEqualTo(200);

    try (InputStream yarn = space.sth("STH").open("topic/yarn")) {
      assertThat(Hub.read(yarn, 10)).isEqualTo("warp\nweft\n");
    }
    assertThat(space.get("topics").json().findValuesAsText("name")).contains("yarn");
    assertThat(space.sth("STH").get("topics").json().findValuesAsText("topic")).contains("yarn");
    assertThat(local.space("default").get("topic/yarn")).isEqualTo(FORBIDDEN);
  }

  @Test
  void streamWhatAllTheirHubsLog() throws IOException {
    try (var lines =
        new BufferedReader(new InputStreamReader(space.open("log"), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).contains("\"Host\":{\"id\":\"STH\"}");
    }
  }

  @Nested
  class TheCommandLine {
    @Test
    void worksOnASpaceInProductionMode(@TempDir Path home) throws IOException {
      HubCli si = new HubCli(home, server.url(), token);
      assertThat(si.run("space", "ls")).contains("Defaults set to: Space: default, Hub: STH");
      Path folder = Files.createDirectory(home.resolve("echo"));
      Files.writeString(
          folder.resolve("package.json"),
          "{\"name\":\"echo\",\"version\":\"1.0.0\",\"main\":\"index\",\"engines\":{\"node\":\"*\"}}");
      Files.writeString(folder.resolve("index.js"), ECHO);
      Files.writeString(home.resolve("lines.txt"), "warp\nweft\n");

      assertThat(si.json("space", "ls").findValuesAsText("id")).contains("default");
      assertThat(si.json("space", "use", "default").path("name").asText()).isEqualTo("default");
      assertThat(si.json("space", "info").path("spaceId").asText()).isEqualTo("default");
      assertThat(si.json("hub", "ls").findValuesAsText("id")).contains("STH");
      si.run("hub", "use", "STH");
      assertThat(si.json("hub", "info").path("healthy").asBoolean()).isTrue();
      assertThat(si.json("hub", "version").path("service").asText()).isEqualTo("@scramjet/host");

      si.run("seq", "pack", "echo", "-o", "echo.tar.gz");
      String sequence = si.json("seq", "send", "echo.tar.gz").path("_id").asText();
      String instance = si.json("seq", "start", sequence).path("_id").asText();
      si.run("inst", "input", instance, "lines.txt", "--end");
      assertThat(si.run("inst", "output", instance)).isEqualTo("warp\nweft\n");
      assertThat(si.json("inst", "ls").findValuesAsText("id")).contains(instance);
      si.run("topic", "send", "thread", "lines.txt", "-t", "text/plain");
      assertThat(si.run("topic", "ls")).contains("\"topic\":\"thread\"");
      si.run("inst", "kill", instance);
      local.over(instance);
      si.run("seq", "delete", sequence);
      assertThat(si.json("seq", "ls").findValuesAsText("id")).doesNotContain(sequence);
    }
  }
}
