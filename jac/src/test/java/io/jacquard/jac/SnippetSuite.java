package io.jacquard.jac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Snippets as one test, which ends with the first difference: for the mutation profile, where
 * beginning a test costs more than running it. Those of the library are left out, as its modules
 * keep their state in a process that runs the test again and again. Everybody else runs {@link
 * SnippetTest}.
 */
class SnippetSuite {
  @Test
  void printsAsRecorded() throws IOException {
    for (Path snippet : SnippetTest.snippets()) {
      if (!snippet.toString().contains("library")) {
        Path recorded = Path.of(snippet.toString().replaceAll("\\.jac$", ".out"));
        assertThat(Snippet.run(snippet)).isEqualTo(Files.readString(recorded));
      }
    }
  }
}
