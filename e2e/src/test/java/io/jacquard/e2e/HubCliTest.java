package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user of the hub types: spec/scramjet-hub.md section 6.2. */
class HubCliTest {
  private static final String SOURCE =
      """
      module.exports = function (input, name) {
        this.logger.info(`hello ${name}`);
        this.on('ping', (message) => this.emit('pong', message));
        process.stdin.on('data', (data) => process.stdout.write(data));
        return input;
      };
      """;

  private static Server server;
  private static Hub hub;
  private static HubCli si;
  private static Path home;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    server = LaunchedServer.start(Launcher.example("todo"), folder);
    hub = new Hub(server.url());
    home = Files.createDirectory(folder.resolve("home"));
    si = new HubCli(home, server.url());
    Path sequence = Files.createDirectory(home.resolve("echo"));
    Files.writeString(
        sequence.resolve("package.json"),
        "{\"name\":\"echo\",\"version\":\"1.0.0\",\"main\":\"index\",\"engines\":{\"node\":\">=18\"}}");
    Files.writeString(sequence.resolve("index.js"), SOURCE);
    Files.writeString(home.resolve("lines.txt"), "warp\nweft\n");
    si.run("sequence", "pack", "echo", "-o", "echo.tar.gz");
  }

  @AfterAll
  static void stop() {
    for (JsonNode sequence : hub.get("sequences").json()) {
      hub.delete("sequence/" + sequence.path("id").asText(), "x-seq-kill-inst", "true");
    }
    server.close();
  }

  @Test
  void asksTheHubHowItIs() {
    assertThat(si.json("hub", "version").path("apiVersion").asText()).isEqualTo("v1");
    assertThat(si.json("hub", "load").path("memFree").isNumber()).isTrue();
  }

  @Test
  void sendsStartsListsAndDeletesSequences() {
    String sequence = send();
    assertThat(ids(si.json("sequence", "list"))).contains(sequence);
    assertThat(si.json("sequence", "get", sequence).path("id").asText()).isEqualTo(sequence);

    String instance = start(sequence);
    assertThat(ids(si.json("instance", "list"))).contains(instance);
    JsonNode info = si.json("instance", "info", instance);
    assertThat(info.path("status").asText()).isEqualTo("running");
    assertThat(info.path("args").path(0).asText()).isEqualTo("weaver");
    assertThat(si.json("instance", "health", instance).path("healthy").asBoolean()).isTrue();

    si.run("instance", "kill", instance);
    hub.over(instance);
    si.run("sequence", "delete", sequence);
    assertThat(ids(si.json("sequence", "list"))).doesNotContain(sequence);
  }

  @Test
  void readsAndWritesTheStreamsOfAnInstance() throws IOException {
    String instance = start(send());
    Path output = follow("output", instance);
    Path stdout = follow("stdout", instance);
    Path log = follow("log", instance);

    si.run("instance", "input", instance, "lines.txt", "--end");
    si.run("instance", "stdin", instance, "lines.txt");

    Waiting.until("output", () -> text(output).equals("warp\nweft\n"));
    Waiting.until("stdout", () -> text(stdout).equals("warp\nweft\n"));
    Waiting.until("log", () -> text(log).contains("hello weaver"));
  }

  @Test
  void exchangesEventsWithAnInstance() {
    String instance = start(send());

    assertThat(si.json("instance", "event", "emit", instance, "ping", "hello"))
        .hasToString("{\"accepted\":\"OK\"}");

    assertThat(si.run("instance", "event", "on", instance, "pong")).contains("hello");
  }

  @Test
  void stopsAndKillsInstances() {
    String sequence = send();
    String stopped = start(sequence);
    String killed = start(sequence);

    assertThat(si.json("instance", "stop", stopped, "1000").path("status").asText())
        .isEqualTo("stopping");
    assertThat(hub.over(stopped).path("terminated").path("exitcode").asInt()).isEqualTo(138);
    si.run("instance", "kill", killed);
    assertThat(hub.over(killed).path("terminated").path("exitcode").asInt()).isEqualTo(137);
  }

  private static String send() {
    return si.json("sequence", "send", "echo.tar.gz").path("_id").asText();
  }

  private static String start(String sequence) {
    return si.json("sequence", "start", sequence, "--args", "[\"weaver\"]").path("_id").asText();
  }

  private static List<String> ids(JsonNode list) {
    return list.findValuesAsText("id");
  }

  private static Path follow(String stream, String instance) throws IOException {
    Path out = home.resolve(stream + "-" + instance);
    si.begin(out, "instance", stream, instance);
    return out;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
