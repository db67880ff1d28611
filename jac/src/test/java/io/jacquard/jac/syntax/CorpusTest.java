package io.jacquard.jac.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program that ships with the tests parses without a complaint. */
class CorpusTest {
  static Stream<Path> programs() throws IOException {
    return Stream.of(Path.of("src/test/snippets"), Path.of("src/test/resources/seeds"))
        .flatMap(CorpusTest::programsIn)
        .sorted();
  }

  private static Stream<Path> programsIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(CorpusTest::isValidProgram).toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** {@code a15} writes a complex number, which Jac has not: its answer is the complaint. */
  private static boolean isValidProgram(Path file) {
    return file.toString().endsWith(".jac") && !file.endsWith("a15_strmeth.jac");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void parses(Path program) throws IOException {
    ParseResult result = Parser.parse(SourceReader.read(program, program.getFileName().toString()));

    List<String> complaints = result.diagnostics().stream().map(Diagnostic::render).toList();
    assertThat(complaints).isEmpty();
    if (!Files.readString(program).isBlank()) { // __init__.jac may be
      assertThat(result.module().body()).isNotEmpty();
    }
  }
}
