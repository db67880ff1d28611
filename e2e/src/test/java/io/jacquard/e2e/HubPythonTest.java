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
