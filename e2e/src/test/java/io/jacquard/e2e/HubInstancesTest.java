package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What instances and their users have of the hub beside streams: spec/scramjet-hub.md 1 and 3.4.
 */
class HubInstancesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ECHO = "module.exports = (input) => input;";
  private static final String ENDLESS = "module.exports = () => new Promise(() => {});";

  private static Server server;
  private static Hub hub;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Map<String, String> settings = Map.of("JACQUARD_HUB_HEARTBEAT", "0.2S");
    server = LaunchedServer.start(Launcher.example("todo"), folder, settings);
    hub = new Hub(server.url());
  }

  @AfterAll
  static void stop() {
    hub.clear();
    server.close();
  }

  @Nested
  class TheHubOfASequence {
    @Test
    void startsOthersAndTalksToThem() throws IOException {
      String child = hub.sequence(ECHO);
      JsonNode told =
          told(
              """
              const child = await this.hub.getSequenceClient(args[0]).start({ appConfig: { a: 1 } });
              const info = await child.getInfo();
              await child.sendInput('warp');
              let output = '';
              for await (const chunk of await child.getStream('output')) output += chunk;
              const killed = await child.kill({ removeImmediately: true });
              return {
                version: (await this.hub.getVersion()).service,
                sequences: (await this.hub.listSequences()).map((it) => it.id),
                hubs: (await this.space.getHosts()).map((it) => it.id),
                other: (await this.space.getHostClient('STH').getVersion()).service,
                a: info.appConfig.a, output, killed: killed.status,
              };
              """,
              child);

      assertThat(told.path("version").asText()).isEqualTo("@scramjet/host");
      assertThat(told.path("sequences").toString()).contains(child);
      assertThat(told.path("hubs").toString()).isEqualTo("[\"STH\"]");
      assertThat(told.path("other").asText()).isEqualTo("@scramjet/host");
      assertThat(told.path("a").asInt()).isEqualTo(1);
      assertThat(told.path("output").asText()).isEqualTo("warp");
      assertThat(told.path("killed").asText()).isEqualTo("killing");
    }

    @Test
    void letsItDoNothingThatIsForOperatorsOrOthers() throws IOException {
      String sequence = hub.sequence(ENDLESS);
      String stranger = hub.start(sequence);
      JsonNode told =
          told(
              """
              const tries = {
                config: () => this.hub.getConfig(),
                audit: () => this.hub.getAuditStream(),
                log: () => this.hub.getLogStream(),
                upload: () => this.hub.sendSequence('x'),
                remove: () => this.hub.deleteSequence(args[0], { force: true }),
                kill: () => this.hub.getInstanceClient(args[1]).kill(),
                output: () => this.hub.getInstanceClient(args[1]).getStream('output'),
                spaceLog: () => this.space.getLogStream(),
                dismiss: () => this.space.post('disconnect', { limit: 0 }),
                keys: () => this.space.get('apikey'),
              };
              const statuses = {};
              for (const [name, call] of Object.entries(tries)) {
                statuses[name] = await call().then(() => 200, (error) => error.status);
              }
              return statuses;
              """,
              sequence,
              stranger);

      assertThat(told).hasSize(10).allMatch(status -> status.asInt() == 403);
    }

    @Test
    void hasTopicsToo() throws IOException {
      JsonNode told =
          told(
              """
              await this.hub.createTopic('bobbin', 'text/plain');
              await this.hub.sendTopic('bobbin', 'thread', {}, 'text/plain', true);
              let got = '';
              for await (const chunk of await this.hub.getTopic('bobbin', {}, 'text/plain')) got += chunk;
              const names = (await this.space.getTopics()).map((it) => it.name);
              return { got, names, deleted: (await this.hub.deleteTopic('bobbin')).message };
              """);

      assertThat(told.path("got").asText()).isEqualTo("thread");
      assertThat(told.path("names").toString()).contains("bobbin");
      assertThat(told.path("deleted").asText()).isEqualTo("Topic bobbin removed");
    }

    @Test
    void isClosedToATokenWhoseInstanceIsOver() {
      String instance =
          hub.start(
              hub.sequence(
                  """
                  module.exports = function () {
                    this.exitTimeout = 0;
                    return this.hub.connection.about('token');
                  };
                  """));
      String token = hub.get("instance/" + instance + "/output").text();

      hub.over(instance);

      assertThat(token).startsWith("instance.");
      assertThat(hub.with(token).get("version").status()).isEqualTo(403);
      assertThat(hub.with(token + "x").get("version").status()).isEqualTo(403);
    }

    @Test
    void isThereForPythonToo() throws IOException {
      String child = hub.sequence(ECHO);
      String source =
          """
          import json

          async def run(context, input, handle):
              context.exit_timeout = 0
              child = await context.hub.sequence(handle).start(args=["a"])
              await child.send_input(["warp ", "weft"])
              output = b"".join([chunk async for chunk in await child.stream("output")])
              try:
                  await context.hub.get("config")
                  refused = 200
              except context.hub.Error as error:
                  refused = error.status
              return json.dumps({
                  "version": (await context.hub.version())["service"],
                  "args": (await child.info())["args"],
                  "output": output.decode(),
                  "killed": (await child.kill(True))["status"],
                  "hubs": [hub["id"] for hub in await context.space.hubs()],
                  "refused": refused,
              })
          """;
      String manifest = "{\"name\":\"p\",\"main\":\"main.py\",\"engines\":{\"python3\":\"3\"}}";
      byte[] archive = Hub.pack(Map.of("package.json", manifest, "main.py", source));
      String sequence = hub.upload(archive).json().path("id").asText();

      String instance = hub.start(sequence, "{\"args\":[\"" + child + "\"]}");

      JsonNode told = JSON.readTree(hub.get("instance/" + instance + "/output").text());
      assertThat(told.path("version").asText()).isEqualTo("@scramjet/host");
      assertThat(told.path("args").toString()).isEqualTo("[\"a\"]");
      assertThat(told.path("output").asText()).isEqualTo("warp weft");
      assertThat(told.path("killed").asText()).isEqualTo("killing");
      assertThat(told.path("hubs").toString()).isEqualTo("[\"STH\"]");
      assertThat(told.path("refused").asInt()).isEqualTo(403);
    }

    /** What a sequence finds out, as JSON. */
    private JsonNode told(String body, String... arguments) throws IOException {
      String source =
          "module.exports = async function (input, ...args) { this.exitTimeout = 0;"
              + " return JSON.stringify(await (async () => {%s})()); };".formatted(body);
      String start = JSON.writeValueAsString(Map.of("args", arguments));
      String instance = hub.start(hub.sequence(source), start);
      return JSON.readTree(hub.get("instance/" + instance + "/output").text());
    }
  }

  @Nested
  class Events {
    private static final String LISTENER =
        "module.exports = function () { this.on('tick', (m) => this.emit('heard', m));"
            + " return new Promise(() => {}); };";
    private static final String TELLER =
        "module.exports = function () { this.on('go', (scope) =>"
            + " this.emit('tick', scope, { scope })); return new Promise(() => {}); };";

    @Test
    void reachOtherSequencesOnlyWhenTheyAreMeantForTheHub() {
      String listener = hub.start(hub.sequence(LISTENER));
      String teller = hub.start(hub.sequence(TELLER));

      go(teller, "sequence");
      go(teller, "hub");

      assertThat(hub.get("instance/" + listener + "/event/heard").text()).isEqualTo("\"hub\"");
    }

    private void go(String instance, String scope) {
      String event = "{\"eventName\":\"go\",\"message\":\"" + scope + "\"}";
      assertThat(hub.post("instance/" + instance + "/_event", event).status()).isEqualTo(200);
    }
  }

  @Nested
  class Monitoring {
    @Test
    void goesAtTheRateThatIsAskedFor() {
      String instance =
          hub.start(
              hub.sequence(
                  """
                  module.exports = function () {
                    let count = 0;
                    this.addMonitoringHandler(() => { this.emit('looked', ++count); return { healthy: true }; });
                    return new Promise(() => {});
                  };
                  """));

      assertThat(rate(instance, "[4003,{\"monitoringRate\":50}]"))
          .isEqualTo(new Hub.Answer(202, "{\"accepted\":true}"));
      assertThat(rate(instance, "{\"monitoringRate\":0}").status()).isEqualTo(400);
      assertThat(rate(instance, "{}").status()).isEqualTo(400);

      Waiting.until(
          "it was asked many times",
          () -> hub.get("instance/" + instance + "/event/looked").json().asInt() > 20);
    }

    private Hub.Answer rate(String instance, String body) {
      return hub.post("instance/" + instance + "/_monitoring_rate", body);
    }
  }

  @Nested
  class Forms {
    @Test
    void bringAPackageAndWhatItsInstancesAreGiven() {
      byte[] archive =
          Hub.pack(
              Map.of(
                  "package.json",
                  "{\"name\":\"f\",\"main\":\"index.js\"}",
                  "index.js",
                  "module.exports = function () { return this.config.thread; };"));
      Client.Multipart form =
          new Client.Multipart()
              .file("file", "f.tar.gz", "application/gzip", archive)
              .text("appConfig", "{\"thread\":\"linen\"}");

      Hub.Answer sent = hub.upload(form);

      String sequence = sent.json().path("id").asText();
      assertThat(output(hub.start(sequence))).isEqualTo("linen");
      assertThat(output(hub.start(sequence, "{\"appConfig\":{\"thread\":\"silk\"}}")))
          .isEqualTo("silk");
    }

    @Test
    void areRefusedWithoutAPackageOrWithAnotherConfig() {
      byte[] archive = Hub.pack(Map.of("package.json", "{\"main\":\"index.js\"}"));
      Client.Multipart list =
          new Client.Multipart()
              .text("appConfig", "[1]")
              .file("file", "f.tar.gz", "application/gzip", archive);

      assertThat(hub.upload(new Client.Multipart().text("appConfig", "{}")))
          .isEqualTo(new Hub.Answer(422, "{\"error\":\"The form has no file named 'file'\"}"));
      assertThat(hub.upload(list))
          .isEqualTo(new Hub.Answer(422, "{\"error\":\"'appConfig' must be a JSON object\"}"));
    }

    private String output(String instance) {
      return hub.get("instance/" + instance + "/output").text();
    }
  }

  @Nested
  class Audit {
    @Test
    void tellsOfRequestsAndStatesFromTheBeginning() throws IOException {
      String sequence = hub.sequence(ENDLESS);
      String instance = hub.start(sequence);
      hub.post("instance/" + instance + "/_kill", "{}");
      hub.over(instance);

      List<JsonNode> records =
          until(it -> it.path("objectId").asText().equals(instance) && is(it, 2));

      assertThat(records).anyMatch(it -> is(it, 10100) && state(it).equals("START"));
      assertThat(records)
          .anyMatch(it ->
              is(it, 10117)
                  && state(it).equals("END")
                  && it.path("objectId").asText().equals(sequence)
                  && it.path("requestorId").asText().equals("system")
                  && it.path("rx").asLong() > 0
                  && it.path("tx").asLong() > 0);
      assertThat(records).anyMatch(it -> is(it, 11115) && state(it).equals("END"));
    }

    @Test
    void hasAHeartbeatWhileSomebodyListens() throws IOException {
      String instance = hub.start(hub.sequence(ENDLESS));

      List<JsonNode> records =
          until(it -> is(it, 13012) && it.path("objectId").asText().equals(instance));

      assertThat(records)
          .anyMatch(it -> is(it, 13010) && it.path("objectId").asText().equals("STH"));
    }

    private static boolean is(JsonNode entry, int code) {
      return entry.path("opCode").asInt() == code;
    }

    private static String state(JsonNode entry) {
      return entry.path("opState").asText();
    }

    private List<JsonNode> until(Predicate<JsonNode> last) throws IOException {
      List<JsonNode> records = new ArrayList<>();
      try (var lines =
          new BufferedReader(new InputStreamReader(hub.open("audit"), StandardCharsets.UTF_8))) {
        do {
          records.add(JSON.readTree(lines.readLine()));
        } while (!last.test(records.getLast()));
      }
      return records;
    }
  }
}
