package io.jacquard.e2e;

import static io.jacquard.e2e.Topics.NDJSON;
import static io.jacquard.e2e.Topics.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jacquard.e2e.Topics.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics as their clients know them: spec/scramjet-hub.md sections 1.1 and 4. */
class TopicTest {
  private static final String REDELIVERY = "JACQUARD_TOPIC_GROUP_REDELIVERY";

  private static Server server;
  private static Topics topics;
  private static int made;
  private String topic;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = LaunchedServer.start(Launcher.example("todo"), folder, Map.of(REDELIVERY, "200ms"));
    topics = new Topics(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void another() {
    topic = "topic-" + ++made;
  }

  @Nested
  class Live {
    @Test
    void whatWasSentBeforeTheFirstConsumerIsDeliveredToIt() {
      topics.post(topic, NDJSON, "{\"a\":1}\n{\"a\":2}\n");

      try (Reader reader = topics.read(topic)) {
        assertThat(reader.line()).isEqualTo("{\"a\":1}");
        assertThat(reader.line()).isEqualTo("{\"a\":2}");
      }
    }

    @Test
    void everyConsumerGetsEverythingFromItsJoin() {
      topics.post(topic, NDJSON, "0");
      try (Reader first = topics.read(topic)) {
        assertThat(first.line()).isEqualTo("0");
        try (Reader second = topics.read(topic)) {
          topics.post(topic, NDJSON, "1");

          assertThat(first.line()).isEqualTo("1");
          assertThat(second.line()).isEqualTo("1");
        }
      }
    }

    @Test
    void aSlowConsumerHoldsUpNobody() {
      String line = "x".repeat(1000);
      try (Reader slow = topics.read(topic);
          Reader fast = topics.read(topic)) {
        for (int i = 0; i < 20; i++) {
          topics.post(topic, NDJSON, (line + "\n").repeat(1000));
        }

        for (int i = 0; i < 20_000; i++) {
          assertThat(fast.line()).isEqualTo(line);
        }
        for (int i = 0; i < 20_000; i++) {
          assertThat(slow.line()).isEqualTo(line);
        }
      }
    }

    @Test
    void linesOfManyProducersStayWhole() throws Exception {
      int producers = 8;
      int lines = 2000;
      try (Reader reader = topics.read(topic);
          ExecutorService pool = Executors.newFixedThreadPool(producers)) {
        List<Callable<Void>> sending = new ArrayList<>();
        for (int producer = 0; producer < producers; producer++) {
          String text = lines(producer, lines);
          sending.add(() -> {
            topics.post(topic, NDJSON, text);
            return null;
          });
        }
        pool.invokeAll(sending).forEach(TopicTest::join);

        int[] next = new int[producers];
        for (int i = 0; i < producers * lines; i++) {
          String[] parts = reader.line().split(" ", -1);
          assertThat(parts).hasSize(3);
          int producer = Integer.parseInt(parts[0]);
          assertThat(Integer.parseInt(parts[1])).isEqualTo(next[producer]++);
        }
      }
    }

    /** Lines of many lengths; the last one lacks its newline. */
    private static String lines(int producer, int count) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < count; i++) {
        text.append(producer).append(' ').append(i).append(' ').append("-".repeat(i % 300 + 1));
        text.append(i < count - 1 ? "\n" : "");
      }
      return text.toString();
    }

    @Test
    void anEndOfTheStreamEndsConsumersAndTheNextPostReopens() {
      topics.post(topic, TEXT, "warp");
      assertThat(topics.send(topic, TEXT, " weft", "x-end-stream", "true").text()).isEqualTo("{}");

      try (Reader reader = topics.read(topic)) {
        assertThat(reader.rest()).isEqualTo("warp weft");
      }
      topics.post(topic, TEXT, "again\n");
      try (Reader reader = topics.read(topic)) {
        assertThat(reader.offset()).startsWith("9-");
        assertThat(reader.line()).isEqualTo("again");
      }
    }
  }

  @Nested
  class Names {
    @Test
    void topicsAreCreatedListedAndDeleted() {
      String body = "{\"id\":\"" + topic + "\",\"content-type\":\"text/plain\"}";
      Hub.Answer created = topics.call("POST", "topics", body);

      assertThat(created.status()).isEqualTo(200);
      assertThat(created.json().path("id").asText()).isEqualTo(topic);
      assertThat(created.json().path("origin").path("type").asText()).isEqualTo("hub");
      assertThat(created.json().path("state").asText()).isEqualTo("flowing");
      assertThat(created.json().path("contentType").asText()).isEqualTo("text/plain");
      String row =
          "{\"contentType\":\"text/plain\",\"localProvider\":\"\",\"topic\":\"%s\",\"topicName\":\"%s\"}"
              .formatted(topic, topic);
      assertThat(topics.call("GET", "topics", "").text()).contains(row);
      assertThat(topics.call("GET", "topis", "").text()).contains(row);
      assertThat(topics.call("POST", "topics", body))
          .isEqualTo(new Hub.Answer(400, "{\"error\":\"Topic with given id already exist\"}"));
      assertThat(topics.call("DELETE", "topics/" + topic, ""))
          .isEqualTo(new Hub.Answer(200, "{\"message\":\"Topic " + topic + " removed\"}"));
      assertThat(topics.call("DELETE", "topics/" + topic, ""))
          .isEqualTo(new Hub.Answer(404, "{\"error\":\"Topic " + topic + " not found\"}"));
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
      assertError(topics.call("POST", "topics", "{}"), 400, "Missing body param: id");
      assertError(
          topics.call("POST", "topics", "{\"id\":\"a\"}"), 400, "Missing body param: content-type");
      assertError(
          topics.call("POST", "topics", "{\"id\":\"a\",\"content-type\":\"image/png\"}"),
          400,
          "Unsupported content-type");
      assertError(
          topics.call("POST", "topics", "{\"id\":\"a.b\",\"content-type\":\"text/plain\"}"),
          400,
          "Topic id incorrect format");
      assertError(topics.send("a.b", TEXT, "x"), 400, "Topic id incorrect format");
      assertError(topics.send(topic, "image/png", "x"), 400, "Unsupported content-type");
      assertThat(topics.call("GET", "topic", "").status()).isEqualTo(404);
    }

    @Test
    void deletionEndsConsumers() {
      topics.post(topic, TEXT, "a\n");
      try (Reader reader = topics.read(topic)) {
        assertThat(reader.line()).isEqualTo("a");

        topics.call("DELETE", "topics/" + topic, "");

        assertThat(reader.line()).isNull();
      }
    }

    @Test
    void theFirstProducerChoosesTheTypeThatAConsumerLeftOpen() {
      try (Reader reader = topics.read(topic)) {
        topics.post(topic, TEXT, "warp\n");

        assertThat(reader.line()).isEqualTo("warp");
      }
      assertThat(topics.send(topic, NDJSON, "1").status()).isEqualTo(415);
    }

    @Test
    void anotherContentTypeIsRefused() {
      topics.post(topic, TEXT, "a");

      Hub.Answer sent = topics.send(topic, NDJSON, "1");
      assertThat(sent.status()).isEqualTo(415);
      assertThat(sent.json().path("error").asText()).startsWith("Unsupported content-type");
      assertThat(topics.send(topic, "", "1").status()).isEqualTo(415);
      try (Reader reader = topics.read(topic, "Content-Type", NDJSON)) {
        assertThat(reader.status()).isEqualTo(415);
        assertThat(reader.line()).startsWith("{\"error\":\"Unsupported content-type");
      }
      try (Reader reader = topics.read(topic)) {
        assertThat(reader.status()).isEqualTo(200);
      }
    }
  }

  private static void assertError(Hub.Answer answer, int status, String reason) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("error").asText()).isEqualTo(reason);
  }

  @Nested
  class Offsets {
    @Test
    void aConsumerMayBeginAnywhere() {
      topics.post(topic, TEXT, "abc\n");
      topics.post(topic, TEXT, "def\n");

      try (Reader all = topics.read(topic + "?from=earliest");
          Reader some = topics.read(topic + "?from=5");
          Reader none = topics.read(topic + "?from=latest")) {
        topics.post(topic, TEXT, "ghi\n");
        assertThat(all.line()).isEqualTo("abc");
        assertThat(some.line()).isEqualTo("ef");
        assertThat(none.line()).isEqualTo("ghi");
      }
      try (Reader live = topics.read(topic)) {
        assertThat(live.line()).isEqualTo("abc");
      }
    }

    @Test
    void recordsTellTheirOffsets() {
      topics.post(topic, NDJSON, "{\"a\":1}");
      topics.post(topic, NDJSON, "{\"a\":2}");

      try (Reader reader = topics.read(topic + "?from=0&format=records")) {
        JsonNode first = reader.record();
        assertThat(first.path("offset").asText()).isEqualTo("8-0");
        assertThat(first.path("data").asText()).isEqualTo("{\"a\":1}\n");
        assertThat(reader.record().path("offset").asText()).isEqualTo("16-0");
      }
      assertThat(topics.read(topic + "?from=yesterday").status()).isEqualTo(400);
    }

    @Test
    void aGroupSharesEntriesUntilTheyAreAcknowledged() {
      topics.post(topic, NDJSON, "1");
      topics.post(topic, NDJSON, "2");
      String one = topic + "?group=g&consumer=one&max=1";

      try (Reader reader = topics.read(one)) {
        JsonNode first = reader.record();
        assertThat(first.path("data").asText()).isEqualTo("1\n");
        assertThat(acknowledge(first)).isEqualTo(1);
        assertThat(reader.record().path("data").asText()).isEqualTo("2\n");
        assertThat(acknowledge(first)).isZero();
      }
      try (Reader again = topics.read(one)) {
        assertThat(again.record().path("data").asText()).isEqualTo("2\n");
      }
      try (Reader other = topics.read(topic + "?group=g&consumer=two")) {
        JsonNode overdue = other.record();
        assertThat(overdue.path("data").asText()).isEqualTo("2\n");
        assertThat(acknowledge(overdue)).isEqualTo(1);
      }
      JsonNode groups = topics.call("GET", "topic/" + topic + "/groups", "").json();
      assertThat(groups.path(0).path("group").asText()).isEqualTo("g");
      assertThat(groups.path(0).path("pending").asInt()).isZero();
      String path = "topic/" + topic + "/groups/g";
      assertThat(topics.call("DELETE", path, "").status()).isEqualTo(200);
      assertThat(topics.call("DELETE", path, "").status()).isEqualTo(404);
    }

    private int acknowledge(JsonNode record) {
      String body = "{\"offsets\":[\"" + record.path("offset").asText() + "\"]}";
      return topics
          .call("POST", "topic/" + topic + "/groups/g/ack", body)
          .json()
          .path("acknowledged")
          .asInt(-1);
    }
  }

  @Nested
  class CommandLine {
    @Test
    void topicsAreUsedWithTheHubsOwnCommands(@TempDir Path home) throws Exception {
      HubCli si = new HubCli(home, server.url());
      Files.writeString(home.resolve("lines.txt"), "warp\nweft\n");

      si.run("topic", "send", topic, "lines.txt");
      assertThat(si.run("topic", "ls")).contains(topic);
      Path out = home.resolve("out");
      Process reading = si.begin(out, "topic", "get", topic);
      Waiting.until("data", () -> text(out).contains("warp\nweft\n"));
      topics.call("DELETE", "topics/" + topic, "");
      assertThat(reading.waitFor()).isZero();
    }

    private static String text(Path file) {
      return join(() -> Files.readString(file));
    }
  }

  @Test
  void aWebPageCannotReachTopics() {
    String head = "GET /api/v1/topics HTTP/1.1\nOrigin: http://elsewhere";

    assertThat(RawHttp.status(RawHttp.exchange(server.url(), head))).isEqualTo(403);
  }

  private static <T> T join(Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T join(Future<T> future) {
    return join(future::get);
  }
}
