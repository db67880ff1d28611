package io.jacquard.jac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code src/test/snippets/x.jac} prints {@code x.out}. A file without {@code with entry} is a
 * module that others import. With {@code -Dsnippets.accept} outputs are written anew, for review;
 * {@code -Dsnippets=text} runs only the files whose path contains the text.
 */
class SnippetTest {
  private static final Path FOLDER = Path.of("src/test/snippets");
  private static final String ONLY = System.getProperty("snippets", "");

  static List<Path> snippets() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(SnippetTest::isSnippet).sorted().toList();
    }
  }

  private static boolean isSnippet(Path file) {
    try {
      return file.toString().endsWith(".jac")
          && file.toString().contains(ONLY)
          && Files.readString(file).contains("with entry");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void printsAsRecorded(Path snippet) throws IOException {
    Path recorded = Path.of(snippet.toString().replaceAll("\\.jac$", ".out"));

    String output = Snippet.run(snippet);

    if (System.getProperty("snippets.accept") != null) {
      Files.writeString(recorded, output);
    }
    assertThat(output).as(snippet.toString()).isEqualTo(Files.readString(recorded));
  }
}
