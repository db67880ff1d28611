package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances whose hub was killed and does not come back. */
class HubOrphanTest {
  @Test
  void endEvenWhereTheFolderOfTheHubIsGone(@TempDir Path folder) throws IOException {
    Map<String, String> soon = Map.of("JACQUARD_SEQUENCE_RUNNER_ORPHAN_TIMEOUT", "1S");
    Server server = LaunchedServer.start(Launcher.example("todo"), folder, soon);
    Hub hub = new Hub(server.url());
    String instance = hub.start(hub.sequence("module.exports = () => new Promise(() => {});"));
    long process = hub.get("instance/" + instance + "/health").json().path("processId").asLong();

    assertThat(ProcessHandle.of(process)).isPresent();

    server.kill();
    remove(folder.resolve(".jacquard"));

    Waiting.until(
        "the instance has ended",
        () -> ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty());
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (var files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }
}
