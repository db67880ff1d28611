package io.jacquard.jac.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code src/test/syntax/x.jac} parses to {@code x.tree}: its diagnostics, then its tree. With
 * {@code -Dsnippets.accept} the trees are written anew, for review.
 */
class SyntaxFilesTest {
  private static final Path FOLDER = Path.of("src/test/syntax");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".jac")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void parsesAsRecorded(Path file) throws IOException {
    String name = file.getFileName().toString();
    ParseResult result = Parser.parse(SourceReader.read(file, name));
    String diagnostics =
        result.diagnostics().stream()
            .map(d -> d.render() + "\n    [" + d.key() + "]\n")
            .collect(Collectors.joining());
    String actual = result.hasErrors() ? diagnostics : TreeText.of(result.module()) + "\n";
    Path recorded = file.resolveSibling(name.replace(".jac", ".tree"));

    if (System.getProperty("snippets.accept") != null) {
      Files.writeString(recorded, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(recorded));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everySpanLiesInTheFile(Path file) throws IOException {
    var source = SourceReader.read(file, file.getFileName().toString());
    ParseResult result = Parser.parse(source);

    assertThat(result.diagnostics())
        .extracting(Diagnostic::span)
        .allMatch(span -> span.end() <= source.text().length());
  }
}
