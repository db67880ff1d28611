package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** {@code jacquard torture}, in short; as long as one likes by {@code -Dtorture.kills}. */
class TortureTest {
  private static final String KILLS = System.getProperty("torture.kills", "2");

  @TempDir Path folder;

  @Test
  void wrongFlagsAreNamed() {
    Launcher.Result result = Launcher.run(folder, "torture", "--clients", "0");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--clients");
  }

  @Test
  void theEmbeddedStoreKeepsWhatWasAcknowledged() {
    tortured();
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "JACQUARD_TEST_MONGODB_URI", matches = ".+")
  void mongoDbKeepsWhatWasAcknowledged() {
    String database = "/torture-" + UUID.randomUUID() + "?";
    tortured("--mongodb", System.getenv("JACQUARD_TEST_MONGODB_URI").replace("/?", database));
  }

  private void tortured(String... store) {
    List<String> line = new ArrayList<>(List.of("torture", "--kills", KILLS, "--connects", "300"));
    line.addAll(List.of("--folder", folder.toString()));
    line.addAll(List.of(store));

    Launcher.Result result = Launcher.run(folder, line.toArray(String[]::new));

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).contains("nothing lost, nothing doubled, no half commit");
  }
}
