package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sequences in Python: spec/scramjet-hub.md section 3.7. */
class HubPythonTest {
  private static final String MANIFEST =
      "{\"name\":\"py\",\"version\":\"1.0.0\",\"main\":\"main.py\",\"engines\":{\"python3\":\"*\"}}";

  private static Server server;
  private static Hub hub;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = LaunchedServer.start(Launcher.example("todo"), folder);
    hub = new Hub(server.url());
  }

  @AfterAll
  static void stop() {
    for (JsonNode sequence : hub.get("sequences").json()) {
      hub.delete("sequence/" + sequence.path("id").asText(), "x-seq-kill-inst", "true");
    }
    server.close();
  }

  @Test
  void turnsObjectsIntoObjects() {
    String instance =
        start(
            """
            provides = {"contentType": "application/x-ndjson"}

            async def run(context, input, factor):
                async for item in input:
                    yield {"n": item["n"] * factor}
            """,
            "{\"args\":[3]}");

    hub.pour(
        "instance/" + instance + "/input", "application/x-ndjson", "{\"n\":1}\n{\"n\":2}", true);

    assertThat(hub.get("instance/" + instance + "/output").text())
        .isEqualTo("{\"n\": 3}\n{\"n\": 6}\n");
  }

  @Test
  void readsTextByLines() {
    String instance =
        start(
            """
            async def run(context, input):
                async for line in input:
                    yield "<" + line.strip() + ">"
            """,
            "{}");

    hub.pour("instance/" + instance + "/input", "text/plain", "warp\nweft", true);

    assertThat(hub.get("instance/" + instance + "/output").text()).isEqualTo("<warp><weft>");
  }

  @Test
  void isLentTheStreamsItDoesNotBring() {
    String instance =
        start(
            """
            import asyncio
            from scramjet.streams import Stream

            async def slowly(text):
                await asyncio.sleep(0.05 if text == "a" else 0)
                return text + text

            async def run(context, input):
                words = Stream.read_from([b"a b\\nc", b"d e"]).decode("utf-8").split()
                digits = input.match(r"\\d+").parse(int).map(lambda n: n + 1)
                first = await words.map(slowly).batch(lambda word: word == "cdcd").to_list()
                return Stream.read_from([first, await digits.to_list()])
            """,
            "{}");

    hub.pour("instance/" + instance + "/input", "text/plain", "x1 y22\nz333", true);

    assertThat(hub.get("instance/" + instance + "/output").text())
        .isEqualTo("[['aa', 'bb', 'cdcd'], ['ee']][2, 23, 334]");
  }

  @Test
  void seesItsOwnModulesAndNotThoseOfTheRunner() {
    String main =
        """
        import hub, stream, run as runs

        def run(context, input):
            return hub.NAME + stream.NAME + runs.NAME
        """;
    Map<String, String> files =
        Map.of(
            "package.json", MANIFEST,
            "main.py", main,
            "hub.py", "NAME = 'warp '",
            "stream.py", "NAME = 'and '",
            "run.py", "NAME = 'weft'");
    String instance = hub.start(hub.upload(Hub.pack(files)).json().path("id").asText());

    assertThat(hub.get("instance/" + instance + "/output").text()).isEqualTo("warp and weft");
  }

  @Test
  void listensStopsAndLogs() {
    String instance =
        start(
            """
            import asyncio

            async def run(context, input):
                context.logger.info("awake")
                context.on("ping", lambda message: context.emit("pong", message))
                context.set_stop_handler(lambda: context.emit("bye", True))
                await asyncio.Event().wait()
            """,
            "{}");
    String path = "instance/" + instance;

    hub.post(path + "/_event", "{\"eventName\":\"ping\",\"message\":7}");
    assertThat(hub.get(path + "/event/pong").text()).isEqualTo("7");
    hub.post(path + "/_stop", "{\"timeout\":20000}");

    assertThat(hub.get(path + "/event/bye").text()).isEqualTo("true");
    assertThat(hub.over(instance).path("terminated").path("exitcode").asInt()).isEqualTo(138);
    assertThat(hub.get(path + "/log").text()).contains("\"awake\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "this is no Python | 22",
        "x = 1 | 22",
        "def run(context, input): return 1 / 0 | 23"
      })
  void saysTrulyHowAnInstanceFailed(String source, int code) {
    JsonNode instance = hub.over(start(source, "{}"));

    assertThat(instance.path("status").asText()).isEqualTo("errored");
    assertThat(instance.path("terminated").path("exitcode").asInt()).isEqualTo(code);
  }

  @Test
  void anInstanceThatIsDoneHasExitCodeZero() {
    String source =
        """
        def run(context, input):
            context.exit_timeout = 0
            return "done"
        """;

    JsonNode instance = hub.over(start(source, "{}"));

    assertThat(instance.path("status").asText()).isEqualTo("completed");
  }

  private static String start(String source, String body) {
    byte[] archive = Hub.pack(Map.of("package.json", MANIFEST, "main.py", source));
    return hub.start(hub.upload(archive).json().path("id").asText(), body);
  }
}
