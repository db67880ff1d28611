package io.jacquard.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.store.Pairs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process again and again and looks at what it leaves behind. */
class CrashTest {
  private static final int KILLS = 5;

  @TempDir Path folder;
  @TempDir Path temporary;

  @Test
  void everyAcknowledgedCommitSurvivesAKillAndNoneIsHalf() throws Exception {
    Set<String> acknowledged = new HashSet<>();
    for (int round = 0; round < KILLS; round++) {
      acknowledged.addAll(writeUntilKilled());

      inspect(acknowledged);
    }
    assertThat(acknowledged).hasSizeGreaterThan(KILLS * 10);
  }

  @Test
  void killedProcessesLeaveNothingInTheTemporaryFolder() throws Exception {
    writeUntilKilled();

    try (Stream<Path> files = Files.list(temporary)) {
      assertThat(files.map(Path::toString).filter(name -> name.contains("rocksdb"))).isEmpty();
    }
  }

  private Set<String> writeUntilKilled() throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Set<String> acknowledged = new HashSet<>();
    try (BufferedReader out = writer.inputReader()) {
      int enough = ThreadLocalRandom.current().nextInt(50, 400);
      String line = out.readLine();
      while (line != null) {
        acknowledged.add(line);
        if (acknowledged.size() == enough) {
          writer.toHandle().destroyForcibly(); // leaves the pipe open, to be read to its end
        }
        line = out.readLine();
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }
    return acknowledged;
  }

  private void inspect(Set<String> acknowledged) {
    try (RocksDocumentStore store = RocksDocumentStore.open(folder)) {
      Pairs.declare(store);
      Pairs.inspect(store, acknowledged);
    }
  }
}
