package io.jacquard.jac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@code jac} example of the language page prints the {@code text} block that follows it. */
class DocsTest {
  private static final Path PAGE = Path.of("../docs/language.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```jac\\n(.*?)```\\s*(?:```text\\n(.*?)```)?", Pattern.DOTALL);

  @TempDir Path folder;

  /** A program of the page and what the page says that it prints. */
  record Example(int line, String program, String output) {
    @Override
    public String toString() {
      return "line " + line;
    }
  }

  static List<Example> examples() throws IOException {
    String page = Files.readString(PAGE);
    List<Example> examples = new ArrayList<>();
    Matcher matcher = EXAMPLE.matcher(page);
    while (matcher.find()) {
      int line = (int) page.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
      String output = matcher.group(2) == null ? "" : matcher.group(2);
      examples.add(new Example(line + 2, matcher.group(1), output));
    }
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExamplePrintsWhatThePageSays(Example example) throws IOException {
    Path program = folder.resolve("example.jac");
    Files.writeString(program, example.program());

    assertThat(Snippet.run(program)).isEqualTo(example.output());
  }
}
