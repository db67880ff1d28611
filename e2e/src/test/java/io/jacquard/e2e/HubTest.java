package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sequences and instances over HTTP: spec/scramjet-hub.md sections 1 to 3. */
class HubTest {
  private static final String TEXT = "text/plain";
  private static final String NDJSON = "application/x-ndjson";
  private static final String ECHO = "module.exports = (input) => input;";
  private static final String ENDLESS =
      "module.exports = function () { return new Promise(() => {}); };";

  private static Server server;
  private static Hub hub;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Map<String, String> named = Map.of("JACQUARD_HUB_USERS", "weaver");
    server = LaunchedServer.start(Launcher.example("todo"), folder, named);
    hub = new Hub(server.url());
  }

  @AfterAll
  static void stop() {
    hub.get("sequences").json().forEach(HubTest::remove);
    server.close();
  }

  private static void remove(JsonNode sequence) {
    hub.delete("sequence/" + sequence.path("id").asText(), "x-seq-kill-inst", "true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "'just a string' | just a string",
        "42 | 42",
        "undefined | undefined",
        "['a', 1] | \"a\"⏎1⏎",
        "(function* () { yield 'a'; yield { b: 2 }; })() | \"a\"⏎{\"b\":2}⏎",
        "(async function* () { yield 1; yield 2; })() | 1⏎2⏎",
        "require('stream').Readable.from(['a⏎', Buffer.from('b⏎')]) | a⏎b⏎",
        "Object.assign(require('stream').Readable.from([{ a: 1 }]), { contentType: 'application/x-ndjson' }) | {\"a\":1}⏎",
      })
  void writesWhatASequenceReturns(String returned, String output) {
    String source = "module.exports = async () => " + returned.replace("⏎", "\\n") + ";";

    String instance = hub.start(hub.sequence(source));

    assertThat(hub.get("instance/" + instance + "/output").text())
        .isEqualTo(output.replace("⏎", "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "module.exports = () => ({ x: 1 }) | 23",
        "module.exports = () => null | 23",
        "module.exports = () => { throw new Error('no'); } | 23",
        "module.exports = 7 | 22",
        "module.exports = [] | 22",
        "this is no JavaScript | 22",
        "module.exports = () => new Promise(() => setTimeout(() => { throw new Error('late'); })) | 101",
        "module.exports = () => new Promise(() => { Promise.reject(new Error('late')); }) | 101",
        "module.exports = () => process.exit(3) | 3",
        "module.exports = () => process.kill(process.pid, 'SIGKILL') | 137",
      })
  void saysTrulyHowAnInstanceFailed(String source, int code) {
    JsonNode instance = hub.over(hub.start(hub.sequence(source)));

    assertThat(instance.path("status").asText()).isEqualTo("errored");
    assertThat(instance.path("terminated").path("exitcode").asInt()).isEqualTo(code);
  }

  @Test
  void anInstanceThatIsDoneHasExitCodeZero() {
    String source = "module.exports = function () { this.exitTimeout = 0; return 'done'; };";

    JsonNode instance = hub.over(hub.start(hub.sequence(source)));

    assertThat(instance.path("status").asText()).isEqualTo("completed");
    assertThat(instance.path("terminated").path("exitcode").asInt(-1)).isZero();
  }

  @Test
  void aSequenceHasItsConfigurationAndArguments() {
    String source = "module.exports = function (input, a, b) { return [this.config, a, b]; };";
    String body = "{\"appConfig\":{\"k\":[1]},\"args\":[\"x\",{\"y\":2}]}";

    String instance = hub.start(hub.sequence(source), body);

    assertThat(hub.get("instance/" + instance + "/output").text())
        .isEqualTo("{\"k\":[1]}\n\"x\"\n{\"y\":2}\n");
    assertThat(hub.instance(instance).path("args")).hasSize(2);
  }

  @Test
  void functionsOfAListAreChained() {
    String source =
        """
        module.exports = [
          async function* (input) { for await (const item of input) yield item.n; },
          (numbers) => numbers.map((n) => n * 2).filter((n) => n > 2),
        ];
        """;
    String instance = hub.start(hub.sequence(source));

    hub.pour("instance/" + instance + "/input", NDJSON, "{\"n\":1}\n{\"n\":2}\n{\"n\":3}", true);

    assertThat(hub.get("instance/" + instance + "/output").text()).isEqualTo("4\n6\n");
  }

  @Test
  void modulesOfTheNewKindAreSequencesToo() {
    byte[] archive =
        Hub.pack(
            Map.of(
                "package.json", "{\"name\":\"esm\",\"main\":\"index\",\"type\":\"module\"}",
                "index.js", "export default () => 'new kind';"));
    String instance = hub.start(hub.upload(archive).json().path("id").asText());

    assertThat(hub.get("instance/" + instance + "/output").text()).isEqualTo("new kind");
  }

  @Nested
  class Streams {
    @Test
    void textComesBackAsItWasSentWhileTheStreamIsOpen() {
      String instance = hub.start(hub.sequence(ECHO));
      InputStream output = hub.open("instance/" + instance + "/output");

      assertThat(hub.pour("instance/" + instance + "/input", TEXT, "one\n", false).status())
          .isEqualTo(202);
      assertThat(Hub.read(output, 4)).isEqualTo("one\n");

      assertThat(hub.pour("instance/" + instance + "/input", TEXT, "two", true).status())
          .isEqualTo(200);
      assertThat(Hub.read(output, 100)).isEqualTo("two");
    }

    @Test
    void manyMegabytesPassUnchanged() {
      String instance = hub.start(hub.sequence(ECHO));
      InputStream output = hub.open("instance/" + instance + "/output");
      String sent = "0123456789abcde\n".repeat(500_000);

      var sending =
          CompletableFuture.runAsync(() ->
              hub.pour("instance/" + instance + "/input", "application/octet-stream", sent, true));

      assertThat(Hub.read(output, Integer.MAX_VALUE)).isEqualTo(sent);
      sending.join();
    }

    @Test
    void aProducerWaitsForItsReader() {
      String source =
          """
          module.exports = async function* () {
            let made = 0;
            setInterval(() => this.emit('made', made), 20);
            for (;;) { made += 1; yield 'x'.repeat(65000); }
          };
          """;
      String instance = hub.start(hub.sequence(source));
      String made = "instance/" + instance + "/once/made";

      Waiting.until("it stands still", () -> hub.get(made).text().equals(hub.get(made).text()));

      assertThat(Integer.parseInt(hub.get(made).text())).isBetween(1, 100);
      hub.post("instance/" + instance + "/_kill", "{\"removeImmediately\":true}");
    }

    @Test
    void whatIsSentAfterTheEndIsRefused() {
      String instance = hub.start(hub.sequence(ENDLESS));
      hub.pour("instance/" + instance + "/input", TEXT, "all", true);

      assertThat(hub.pour("instance/" + instance + "/input", TEXT, "more", true))
          .isEqualTo(new Hub.Answer(409, "{\"error\":\"The input of the instance has ended\"}"));
    }

    @Test
    void theFirstSenderSaysWhatTheInputIs() {
      String instance = hub.start(hub.sequence(ENDLESS));

      assertThat(hub.post("instance/" + instance + "/input", "{}").status()).isEqualTo(415);
      assertThat(hub.pour("instance/" + instance + "/input", TEXT, "x", false).status())
          .isEqualTo(202);
      assertThat(hub.post("instance/" + instance + "/input", "{}").status()).isEqualTo(200);
    }

    @Test
    void consoleAndStandardInputAreStreamsOfTheirOwn() {
      String source =
          """
          module.exports = function () {
            process.stdin.on('data', (data) => { console.log(`out ${data}`); console.error('err'); });
            return new Promise(() => {});
          };
          """;
      String instance = hub.start(hub.sequence(source));

      hub.pour("instance/" + instance + "/stdin", "application/octet-stream", "hi", false);

      assertThat(Hub.read(hub.open("instance/" + instance + "/stdout"), 7)).isEqualTo("out hi\n");
      assertThat(Hub.read(hub.open("instance/" + instance + "/stderr"), 4)).isEqualTo("err\n");
    }

    @Test
    void theLogHasItsHistoryForEveryReader() {
      String source =
          "module.exports = function () { this.logger.warn('look', { a: 1 }); this.exitTimeout = 0; };";
      String instance = hub.start(hub.sequence(source));
      hub.over(instance);

      for (int reader = 0; reader < 2; reader++) {
        JsonNode line = hub.get("instance/" + instance + "/log").json();
        assertThat(line.path("msg").asText()).isEqualTo("look");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
      }
    }
  }

  @Nested
  class Events {
    @Test
    void goBothWaysInBothForms() {
      String source =
          """
          module.exports = function () {
            this.on('ping', (message) => this.emit('pong', { got: message }));
            return new Promise(() => {});
          };
          """;
      String instance = hub.start(hub.sequence(source));
      String path = "instance/" + instance;

      hub.post(path + "/_event", "[5001,{\"eventName\":\"ping\",\"message\":1}]");
      assertThat(hub.get(path + "/event/pong").text()).isEqualTo("{\"got\":1}");

      InputStream all = hub.open(path + "/event");
      hub.post(path + "/_event", "{\"eventName\":\"ping\",\"message\":2}");
      String line = "{\"eventName\":\"pong\",\"message\":{\"got\":2}}\n";
      assertThat(Hub.read(all, line.length())).isEqualTo(line);
      assertThat(hub.get(path + "/once").text()).isEqualTo("{\"got\":2}");
    }

    @Test
    void withoutANameAreRefused() {
      String instance = hub.start(hub.sequence(ENDLESS));

      assertThat(hub.post("instance/" + instance + "/_event", "{}"))
          .isEqualTo(new Hub.Answer(400, "{\"error\":\"Invalid format, eventName missing.\"}"));
    }

    @Test
    void reachTheOtherInstancesOfTheSequence() {
      String source =
          """
          module.exports = function (input, first) {
            this.on('news', (message) => this.emit('heard', message));
            this.on('tell', () => this.emit('news', 'hi'));
            return new Promise(() => {});
          };
          """;
      String sequence = hub.sequence(source);
      String teller = hub.start(sequence);
      String hearer = hub.start(sequence);

      hub.post("instance/" + teller + "/_event", "{\"eventName\":\"tell\"}");

      assertThat(hub.get("instance/" + hearer + "/event/heard").text()).isEqualTo("\"hi\"");
    }
  }

  @Nested
  class Ends {
    private static final String SPIN = "module.exports = () => { for (;;); };";

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {"{\"timeout\":20000}", "[4001,{\"timeout\":20000}]"})
    void stoppingAwaitsTheHandlersOfTheSequence(String body) {
      String source =
          """
          module.exports = function () {
            this.addStopHandler(async () => this.emit('bye', true));
            return new Promise(() => {});
          };
          """;
      String instance = hub.start(hub.sequence(source));

      Hub.Answer answer = hub.post("instance/" + instance + "/_stop", body);

      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.json().path("status").asText()).isEqualTo("stopping");
      assertThat(hub.get("instance/" + instance + "/event/bye").text()).isEqualTo("true");
      assertThat(hub.over(instance).path("terminated").path("exitcode").asInt()).isEqualTo(138);
    }

    @Test
    void killingWorksWhileStoppingAndTwice() {
      String instance = hub.start(hub.sequence(SPIN));
      hub.post("instance/" + instance + "/_stop", "{\"timeout\":0,\"canCallKeepalive\":false}");

      assertThat(hub.post("instance/" + instance + "/_kill", "[4002,{}]").status()).isEqualTo(202);
      assertThat(hub.post("instance/" + instance + "/_kill", "").status()).isEqualTo(202);

      assertThat(hub.over(instance).path("terminated").path("exitcode").asInt()).isEqualTo(137);
    }

    @Test
    void oneKilledToBeRemovedIsGone() {
      String instance = hub.start(hub.sequence(ENDLESS));

      hub.post("instance/" + instance + "/_kill", "{\"removeImmediately\":true}");

      Waiting.until("it is gone", () -> hub.get("instance/" + instance).status() == 404);
      assertThat(hub.get("instance/" + instance).text())
          .isEqualTo("{\"error\":\"Instance " + instance + " not found\"}");
    }

    @Test
    void nothingThatItBeganIsLeft() {
      String source =
          """
          module.exports = function () {
            const child = require('child_process').spawn('sleep', ['1000']);
            this.emit('child', child.pid);
            return new Promise(() => {});
          };
          """;
      String instance = hub.start(hub.sequence(source));
      long child = Long.parseLong(hub.get("instance/" + instance + "/event/child").text());

      hub.post("instance/" + instance + "/_kill", "{}");

      Waiting.until(
          "the child is gone",
          () -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void aSavedStateIsThereAtTheNextStart() {
      String source =
          """
          module.exports = async function () {
            const count = (this.initialState?.count ?? 0) + 1;
            await this.save({ count });
            this.exitTimeout = 0;
            return count;
          };
          """;
      String sequence = hub.sequence(source);
      String body = "{\"instanceId\":\"Counter-Instance-0000-11111111111111\"}";

      String instance = hub.start(sequence, body);
      assertThat(hub.get("instance/" + instance + "/output").text()).isEqualTo("1");
      assertThat(hub.post("sequence/" + sequence + "/start", body).status()).isEqualTo(409);
      hub.over(instance);
      hub.post("instance/" + instance + "/_kill", "{\"removeImmediately\":true}");
      Waiting.until("it is gone", () -> hub.get("instance/" + instance).status() == 404);

      hub.start(sequence, body);
      assertThat(hub.get("instance/" + instance + "/output").text()).isEqualTo("2");
    }
  }

  @Nested
  class Packages {
    @Test
    void thatCannotBeTakenAreRefusedAndLeaveNothing() {
      int before = hub.get("sequences").json().size();

      assertThat(hub.upload("nonsense".getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(new Hub.Answer(422, "{\"error\":\"Invalid pkg tar.gz archive\"}"));
      assertThat(hub.upload(Hub.pack(Map.of("a.js", ""))).status()).isEqualTo(422);
      assertThat(hub.upload(Hub.pack(Map.of("package.json", "{}"))).text()).contains("main");
      assertThat(hub.upload(Hub.pack(Map.of("package.json", "nonsense"))).status()).isEqualTo(422);
      assertThat(hub.post("sequence", "{}").status()).isEqualTo(415);

      assertThat(hub.get("sequences").json()).hasSize(before);
    }

    @Test
    void withoutTheirEntryFileDoNotStart() {
      byte[] archive = Hub.pack(Map.of("package.json", "{\"main\":\"app.js\"}"));
      String sequence = hub.upload(archive).json().path("id").asText();

      Hub.Answer answer = hub.post("sequence/" + sequence + "/start", "{}");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("Sequence entrypoint path app.js is invalid");
    }

    @Test
    void areFoundByNameAndVersionToo() {
      byte[] archive =
          Hub.pack(
              Map.of(
                  "package.json",
                  "{\"name\":\"@loom/warp\",\"version\":\"2.0.0\",\"main\":\"index.js\"}",
                  "index.js",
                  "module.exports = () => 'warp';"));
      String sequence = hub.upload(archive).json().path("id").asText();

      assertThat(hub.get("sequence/@loom%2Fwarp@2.0.0").json().path("id").asText())
          .isEqualTo(sequence);
      String instance = hub.start("@loom%2Fwarp");
      assertThat(hub.get("instance/" + instance + "/output").text()).isEqualTo("warp");
    }

    @Test
    void inUseAreRemovedByForceAlone() {
      String sequence = hub.sequence(ENDLESS);
      String instance = hub.start(sequence);

      assertThat(hub.delete("sequence/" + sequence))
          .isEqualTo(new Hub.Answer(409, "{\"error\":\"Can't remove- Sequence in use\"}"));
      assertThat(hub.delete("sequence/" + sequence, "x-seq-kill-inst", "true").status())
          .isEqualTo(200);

      assertThat(hub.get("instance/" + instance).status()).isEqualTo(404);
      assertThat(hub.get("sequence/" + sequence).status()).isEqualTo(404);
    }
  }

  @Nested
  class Access {
    @Test
    void isDeniedToWebPagesAndWrongTokens() {
      Hub.Answer forbidden = new Hub.Answer(403, "{\"message\":\"Forbidden\"}");

      assertThat(hub.get("version", "Origin", "http://localhost")).isEqualTo(forbidden);
      assertThat(hub.get("version", "Sec-Fetch-Site", "same-origin")).isEqualTo(forbidden);
      assertThat(hub.get("version", "X-Forwarded-For", "127.0.0.1")).isEqualTo(forbidden);
      assertThat(hub.get("version", "Authorization", "Bearer a.b.c")).isEqualTo(forbidden);
      assertThat(hub.get("version").json().path("service").asText()).isEqualTo("@scramjet/host");
    }

    @Test
    void isGivenToTheUsersThatAreNamedAlone() {
      assertThat(statusFor("weaver")).isEqualTo(200);
      assertThat(statusFor("stranger")).isEqualTo(403);
    }

    private int statusFor(String user) {
      String token = new Client(server.url()).register(user).token();
      return hub.get("version", "Origin", "http://x", "Authorization", "Bearer " + token).status();
    }

    @Test
    void isDeniedUnderAnotherNameOfTheMachine() {
      String head = "GET /api/v1/version HTTP/1.1\nHost: evil.example";

      assertThat(RawHttp.status(RawHttp.exchange(server.url(), head))).isEqualTo(403);
    }
  }
}
