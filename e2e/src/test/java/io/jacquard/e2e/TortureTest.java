package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flags of {@code jacquard torture}; CI runs the command itself. */
class TortureTest {
  @TempDir Path folder;

  @Test
  void wrongFlagsAreNamed() {
    Launcher.Result result = Launcher.run(folder, "torture", "--clients", "0");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--clients");
  }
}
