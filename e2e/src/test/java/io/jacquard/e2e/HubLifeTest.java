package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long instances live: limits, restarts, the end and the beginning of their hub. */
class HubLifeTest {
  private static final String ENDLESS =
      "module.exports = function () { return new Promise(() => {}); };";

  @TempDir private static Path sockets;
  private static Server server;
  private static Hub hub;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    Path startup = folder.resolve("startup.yaml");
    Files.writeString(startup, "sequences:\n- id: dawn\n  args: [early]\n");
    Map<String, String> settings =
        Map.of(
            "JACQUARD_SEQUENCE_RESTART_DELAY", "10MS",
            "JACQUARD_SEQUENCE_LIMITS_MOST_MEMORY", "600M",
            "JACQUARD_SEQUENCE_LIMITS_GLANCE", "20MS",
            "JACQUARD_SEQUENCE_RUNNER_SOCKETS", sockets.toString());
    List<String> flags = List.of("--startup-config", startup.toString());
    server = LaunchedServer.start(Launcher.example("todo"), folder, settings, flags);
    hub = new Hub(server.url());
  }

  @AfterAll
  static void stop() {
    hub.get("sequences")
        .json()
        .forEach(sequence ->
            hub.delete("sequence/" + sequence.path("id").asText(), "x-seq-kill-inst", "true"));
    server.close();
  }

  @Test
  void oneThatFailsIsBegunAgainUntilItDoesNot() {
    String source =
        """
        module.exports = async function () {
          const time = (this.initialState ?? 0) + 1;
          await this.save(time);
          if (time < 3) throw new Error('not yet');
          this.exitTimeout = 0;
          return time;
        };
        """;

    String instance = hub.start(hub.sequence(source), "{\"restart\":\"on-failure\"}");
    Waiting.until("it is well", () -> status(instance).equals("completed"));

    assertThat(hub.instance(instance).path("restarts").asInt()).isEqualTo(2);
    assertThat(hub.get("instance/" + instance + "/output").text()).isEqualTo("3");
  }

  @Test
  void oneThatAlwaysFailsIsBegunAgainAFewTimesOnly() {
    String source = "module.exports = () => { throw new Error('never'); };";
    String body = "{\"restart\":{\"policy\":\"on-failure\",\"most\":2}}";

    String instance = hub.start(hub.sequence(source), body);
    Waiting.until(
        "it is given up",
        () -> {
          JsonNode it = hub.instance(instance);
          return it.path("restarts").asInt() == 2 && it.has("ended");
        });

    assertThat(hub.instance(instance).has("restartAt")).isFalse();
    assertThat(status(instance)).isEqualTo("errored");
  }

  @Test
  void oneThatIsKilledIsNotBegunAgain() {
    String instance = hub.start(hub.sequence(ENDLESS), "{\"restart\":\"always\"}");

    hub.post("instance/" + instance + "/_kill", "{}");

    JsonNode ended = hub.over(instance);
    assertThat(ended.path("terminated").path("exitcode").asInt()).isEqualTo(137);
    assertThat(ended.has("restartAt")).isFalse();
  }

  @Test
  void oneThatTakesTooMuchMemoryIsEndedAndTheReasonSaysSo() {
    String source =
        """
        module.exports = function () {
          const held = [];
          setInterval(() => held.push(Buffer.alloc(10 << 20, 1)), 10);
          return new Promise(() => {});
        };
        """;

    JsonNode instance = hub.over(hub.start(hub.sequence(source), "{\"limits\":{\"memory\":120}}"));

    assertThat(instance.path("status").asText()).isEqualTo("errored");
    assertThat(instance.path("terminated").path("reason").asText())
        .isEqualTo("The instance used more than its 120 MB of memory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"limits\":{\"memory\":601}} | limits.memory must be at most 600",
        "{\"limits\":{\"memory\":-1}} | limits.memory must be a number of megabytes",
        "{\"limits\":{\"cpu\":\"all\"}} | limits.cpu must be a number of cores",
        "{\"restart\":\"sometimes\"} | restart must be never, on-failure or always",
      })
  void whatCannotBeAskedForIsNamed(String body, String sentence) {
    String sequence = hub.sequence(ENDLESS);

    Hub.Answer answer = hub.post("sequence/" + sequence + "/start", body);

    assertThat(answer).isEqualTo(new Hub.Answer(400, "{\"error\":\"" + sentence + "\"}"));
  }

  @Test
  void whoeverElseConnectsToRunnersChangesNothing() throws IOException {
    String node = hub.sequence("module.exports = (input) => input;");
    String manifest = "{\"main\":\"main.py\",\"engines\":{\"python3\":\"3.9\"}}";
    String source = "def run(context, input):\n    return input\n";
    byte[] archive = Hub.pack(Map.of("package.json", manifest, "main.py", source));
    String python = hub.upload(archive).json().path("id").asText();
    List<String> instances = List.of(hub.start(node), hub.start(python));

    for (Path socket : runnerSockets()) {
      send(socket, "");
      send(socket, "GET / HTTP/1.1\r\n\r\n");
      send(socket, "\4\0\0\0\0\2{}");
      send(socket, "\1\1\0\0\0\3abc");
      send(socket, "\4\0\177\377\377\377");
    }

    for (String instance : instances) {
      hub.pour("instance/" + instance + "/input", "text/plain", "still here", true);
      assertThat(hub.get("instance/" + instance + "/output").text()).isEqualTo("still here");
    }
  }

  @Test
  void aReaderGoesOnWhereItSays() {
    String instance = hub.start(hub.sequence("module.exports = () => '0123456789';"));
    String output = "instance/" + instance + "/output?from=";
    Waiting.until("there is output", () -> status(instance).equals("running"));

    assertThat(hub.get(output + "x").status()).isEqualTo(400);
    assertThat(hub.get(output + (5 << 20)).status()).isEqualTo(416);
    assertThat(hub.get(output + 4).text()).isEqualTo("456789");
    assertThat(hub.get(output + 3).json().path("error").asText())
        .isEqualTo("The stream is kept from 10, not from 3");
  }

  @Test
  void anInstanceEndsWithItsHubAndThoseOfTheStartupBeginWithIt() {
    String manifest = "{\"name\":\"dawn\",\"main\":\"index.js\"}";
    String source = "module.exports = (input, when) => when;";
    hub.upload(Hub.pack(Map.of("package.json", manifest, "index.js", source)));
    String sequence = hub.sequence(ENDLESS);
    String ends = hub.start(sequence);
    String returns = hub.start(sequence, "{\"restart\":\"on-failure\"}");
    long process = hub.get("instance/" + ends + "/health").json().path("processId").asLong();

    server.close();
    assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
    server.restart();

    assertThat(hub.instance(ends).path("terminated").path("exitcode").asInt()).isEqualTo(138);
    Waiting.until("it is back", () -> status(returns).equals("running"));
    Waiting.until("there is one of the startup", () -> ofStartup().size() == 1);
    String early = ofStartup().getFirst();
    assertThat(hub.get("instance/" + early + "/output").text()).isEqualTo("early");
  }

  private static List<String> ofStartup() {
    return hub.get("sequence/dawn/instances").json().valueStream().map(JsonNode::asText).toList();
  }

  private static String status(String instance) {
    return hub.instance(instance).path("status").asText();
  }

  private static List<Path> runnerSockets() throws IOException {
    try (Stream<Path> all = Files.walk(sockets)) {
      return all.filter(path -> path.getFileName().toString().equals("s")).toList();
    }
  }

  private static void send(Path socket, String text) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
  }
}
