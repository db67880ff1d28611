package io.jacquard.sequence.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The runners' own scripts fit together. */
class ScriptsTest {
  private static final Path SCRIPTS = Path.of("src/main/resources/io/jacquard/sequence/runner");

  @Test
  void everyScriptIsLaidOnDisk() throws IOException {
    Set<String> there;
    try (var files = Files.walk(SCRIPTS)) {
      there =
          files
              .filter(file -> file.toString().endsWith(".js") || file.toString().endsWith(".py"))
              .map(file -> SCRIPTS.relativize(file).toString())
              .collect(Collectors.toCollection(TreeSet::new));
    }

    assertThat(RunnerFiles.all()).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void everyOperationOfAStreamIsFoundInItsFile() throws IOException, InterruptedException {
    String script =
        """
        for (const [file, names] of Object.entries(require('./operations').OPERATIONS)) {
          console.log(file, Object.keys(require(`./operations/${file}`)).sort().join());
          console.error(file, [...names].sort().join());
        }
        """;
    Process node =
        new ProcessBuilder("node", "-e", script)
            .directory(SCRIPTS.resolve("node").toFile())
            .start();

    String had = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String listed = new String(node.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).isZero();
    assertThat(had).contains("items ");
    assertThat(listed).isEqualTo(had);
  }
}
