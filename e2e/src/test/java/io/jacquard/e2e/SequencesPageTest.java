package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of {@code docs/sequences.md} does on a hub what the page says. */
class SequencesPageTest {
  private static final Path PAGE = Path.of("../docs/sequences.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\S+)(?: (\\S+))?\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  private static Server server;
  private static Hub hub;
  private static Topics topics;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = LaunchedServer.start(Launcher.example("todo"), folder);
    hub = new Hub(server.url());
    topics = new Topics(server.url());
  }

  @AfterAll
  static void stop() {
    hub.clear();
    server.close();
  }

  /** A fenced block: what it is, the topic it is about or nothing, its text. */
  private record Block(String kind, String topic, String text) {}

  /** The code of a sequence and the blocks behind it. */
  record Example(int line, String language, String code, List<Block> after) {
    private String of(String kind, String otherwise) {
      return after.stream()
          .filter(block -> block.kind().equals(kind))
          .map(Block::text)
          .findFirst()
          .orElse(otherwise);
    }

    @Override
    public String toString() {
      return language + " at line " + line;
    }
  }

  static List<Example> examples() throws IOException {
    String page = Files.readString(PAGE);
    List<Example> examples = new ArrayList<>();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      String kind = block.group(1);
      if (kind.equals("js") || kind.equals("python")) {
        int line = (int) page.substring(0, block.start()).lines().count();
        examples.add(new Example(line + 1, kind, block.group(3), new ArrayList<>()));
      } else if (!examples.isEmpty()) {
        String topic = Objects.toString(block.group(2), "");
        examples.getLast().after().add(new Block(kind, topic, block.group(3)));
      }
    }
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExampleWritesWhatThePageSays(Example example) {
    String instance = hub.start(sequence(example), example.of("start", "{}"));
    String input = example.of("input", "");
    if (!input.isEmpty()) {
      String type = input.startsWith("{") ? "application/x-ndjson" : "text/plain";
      hub.pour("instance/" + instance + "/input", type, input, true);
    }

    List<Block> woven = example.after().stream().filter(it -> !it.topic().isEmpty()).toList();
    if (woven.isEmpty()) {
      String output = hub.get("instance/" + instance + "/output").text();
      assertThat(output.strip()).isEqualTo(example.of("output", "an output block").strip());
    }
    for (Block block : woven) {
      if (block.kind().equals("topic")) {
        topics.post(block.topic(), Topics.TEXT, block.text());
      } else {
        try (Topics.Reader reader = topics.read(block.topic())) {
          assertThat(reader.line()).isEqualTo(block.text().strip());
        }
      }
    }
  }

  private static String sequence(Example example) {
    String main = example.language().equals("js") ? "index.js" : "main.py";
    String manifest = "{\"name\":\"example\",\"version\":\"1.0.0\",\"main\":\"" + main + "\"}";
    Hub.Answer sent = hub.upload(Hub.pack(Map.of("package.json", manifest, main, example.code())));
    JsonNode answer = sent.json();
    assertThat(answer.path("opStatus").asText()).isEqualTo("OK");
    return answer.path("id").asText();
  }
}
