package io.jacquard.e2e;

import static io.jacquard.e2e.Topics.NDJSON;
import static io.jacquard.e2e.Topics.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jacquard.e2e.Topics.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances that read and write topics: spec/scramjet-hub.md sections 3.3, 3.5 and 3.7. */
class InstanceTopicTest {
  private static final String DOUBLE =
      """
      module.exports = [
        { requires: 'IN', contentType: 'application/x-ndjson' },
        async function* (input) {
          this.exitTimeout = 0;
          for await (const { n } of input) yield { n: 2 * n };
        },
        (numbers) => Object.assign(numbers, { topic: 'OUT', contentType: 'application/x-ndjson' }),
      ];
      """;

  private static final String ECHO =
      "module.exports = function (input) { this.exitTimeout = 0; return input; };";

  private static Server server;
  private static Hub hub;
  private static Topics topics;
  private static int made;
  private String in;
  private String out;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = LaunchedServer.start(Launcher.example("todo"), folder);
    hub = new Hub(server.url());
    topics = new Topics(server.url());
  }

  @AfterAll
  static void stop() {
    for (JsonNode sequence : hub.get("sequences").json()) {
      hub.delete("sequence/" + sequence.path("id").asText(), "x-seq-kill-inst", "true");
    }
    server.close();
  }

  @BeforeEach
  void others() {
    in = "in-" + ++made;
    out = "out-" + made;
  }

  private String declared(String source) {
    return hub.start(hub.sequence(source.replace("IN", in).replace("OUT", out)));
  }

  private String asked(String source, String input, String output) {
    String body = "{\"inputTopic\":\"%s\",\"outputTopic\":\"%s\"}".formatted(input, output);
    return hub.start(hub.sequence(source), body);
  }

  @Test
  void aSequenceReadsAndWritesTheTopicsThatItDeclares() {
    topics.post(in, NDJSON, "{\"n\":1}\n");

    String instance = declared(DOUBLE);

    try (Reader reader = topics.read(out)) {
      assertThat(reader.line()).isEqualTo("{\"n\":2}");
      topics.post(in, NDJSON, "{\"n\":2}\n");
      assertThat(reader.line()).isEqualTo("{\"n\":4}");
    }
    JsonNode shown = hub.instance(instance);
    assertThat(shown.path("requires").asText()).isEqualTo(in);
    assertThat(shown.path("provides").asText()).isEqualTo(out);
    Hub.Answer refused = hub.pour("instance/" + instance + "/input", NDJSON, "{}", true);
    assertThat(refused)
        .isEqualTo(new Hub.Answer(405, "{\"error\":\"Input provided in other way\"}"));
  }

  @Test
  void theTopicsOfTheStartWin() {
    topics.post(in, NDJSON, "{\"n\":5}\n");

    asked(DOUBLE, in, out);

    try (Reader reader = topics.read(out)) {
      assertThat(reader.line()).isEqualTo("{\"n\":10}");
    }
  }

  @Test
  void theEndOfATopicIsTheEndOfTheInput() {
    topics.post(in, TEXT, "warp ");
    String instance = asked(ECHO, in, out);
    topics.send(in, TEXT, "weft\n", "x-end-stream", "true");

    try (Reader reader = topics.read(out)) {
      assertThat(reader.line()).isEqualTo("warp weft");
    }
    assertThat(hub.over(instance).path("terminated").path("exitcode").asInt()).isZero();
    assertThat(hub.over(instance).path("status").asText()).isEqualTo("completed");
  }

  @Test
  void anInstanceOfPythonReadsAndWritesTopics() throws IOException {
    String source =
        """
        requires = {'requires': '%s', 'contentType': 'text/plain'}
        provides = {'provides': '%s', 'contentType': 'text/plain'}
        async def run(context, input):
            async for line in input:
                yield line.upper()
        """
            .formatted(in, out);
    String manifest = "{\"name\":\"p\",\"version\":\"1.0.0\",\"main\":\"main.py\"}";
    Hub.Answer sent = hub.upload(Hub.pack(Map.of("package.json", manifest, "main.py", source)));
    hub.start(sent.json().path("id").asText());
    topics.post(in, TEXT, "loom\n");

    try (Reader reader = topics.read(out)) {
      assertThat(reader.line()).isEqualTo("LOOM");
    }
  }

  @Test
  void aTopicOfAnotherTypeEndsTheInstanceWithTheReason() {
    topics.post(in, TEXT, "no JSON");

    String instance = declared(DOUBLE);

    JsonNode ended = hub.over(instance);
    assertThat(ended.path("status").asText()).isEqualTo("errored");
    assertThat(ended.path("terminated").path("reason").asText()).contains(in, "text/plain");
    assertThat(hub.get("version").status()).isEqualTo(200);
  }

  @Test
  void anInstanceDoesNotHearWhatItSaysInTheTopicThatItReads() {
    String instance = asked(ECHO, in, in);
    topics.post(in, NDJSON, "{\"n\":1}\n");
    try (Reader reader = topics.read(in + "?from=earliest")) {
      assertThat(reader.line()).isEqualTo("{\"n\":1}");
      assertThat(reader.line()).isEqualTo("{\"n\":1}");
    }

    topics.send(in, NDJSON, "{\"n\":2}\n", "x-end-stream", "true");

    hub.over(instance);
    try (Reader reader = topics.read(in + "?from=earliest")) {
      for (int n : List.of(1, 1, 2, 2)) {
        assertThat(reader.line()).isEqualTo("{\"n\":" + n + "}");
      }
      topics.post(in, NDJSON, "{\"n\":3}\n");
      assertThat(reader.line()).isEqualTo("{\"n\":3}");
    }
  }

  @Test
  void badNamesAreRefused() {
    Hub.Answer answer =
        hub.post("sequence/" + hub.sequence(ECHO) + "/start", "{\"inputTopic\":\"a/b\"}");

    assertThat(answer)
        .isEqualTo(new Hub.Answer(400, "{\"error\":\"inputTopic: Topic id incorrect format\"}"));
  }

  @Test
  void largeDataGoesThrough() throws IOException {
    String instance = asked(ECHO, in, out);
    String line = "{\"text\":\"" + "x".repeat(2000) + "\"}\n";
    int count = 5000;
    topics.post(in, NDJSON, line.repeat(count));

    try (Reader reader = topics.read(out)) {
      for (int i = 0; i < count; i++) {
        assertThat(reader.line()).isEqualTo(line.strip());
      }
    }
    try (InputStream log = hub.open("instance/" + instance + "/log")) {
      assertThat(log).isNotNull();
    }
  }
}
