package io.jacquard.sequence.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResidentMemoryTest {
  @Test
  void addsUpTheProcessesOfASession(@TempDir Path processes) throws IOException {
    process(processes, 10, "node", 10, 100);
    process(processes, 11, "a) (b", 10, 20);
    process(processes, 12, "other", 12, 7);
    Files.createDirectory(processes.resolve("13"));

    ResidentMemory memory = new ResidentMemory(processes, 4096);

    assertThat(memory.bySession(Set.of(10L))).containsExactly(Map.entry(10L, 120L * 4096));
    assertThat(memory.ofLeaders(Set.of(10L, 99L))).containsExactly(Map.entry(10L, 100L * 4096));
  }

  private static void process(Path folder, int id, String name, int session, int pages)
      throws IOException {
    String zeros = "0 ".repeat(17);
    String stat = id + " (" + name + ") S 1 " + id + " " + session + " " + zeros + pages + " 0\n";
    Files.writeString(Files.createDirectory(folder.resolve("" + id)).resolve("stat"), stat);
  }
}
