package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.e2e.Topics.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics outlive the end of the server and of its Redis, whenever that comes. */
class TopicCrashTest {
  private static final int PRODUCERS = 4;
  private static final int STEP = 60;
  private static final String LAST = "\"end\"";

  /** What the producers know to be in the topic. */
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  private final AtomicBoolean enough = new AtomicBoolean();

  @Test
  void everyAcknowledgedLineIsThereOnceAndInOrder(@TempDir Path folder) throws Exception {
    Server server = LaunchedServer.start(Launcher.example("todo"), folder);
    try {
      Topics topics = new Topics(server.url());
      Hub hub = new Hub(server.url());
      String sequence = hub.sequence("module.exports = (input) => input;");
      hub.start(sequence, "{\"inputTopic\":\"crash\",\"outputTopic\":\"copy\"}");
      List<Thread> producers = new ArrayList<>();
      for (int i = 0; i < PRODUCERS; i++) {
        int producer = i;
        producers.add(Thread.ofPlatform().start(() -> produce(topics, producer)));
      }
      awaitMore();
      redis(folder).destroyForcibly();
      awaitMore();
      ProcessHandle redis = redis(folder);

      server.kill();

      redis.onExit().join();
      server.restart();
      awaitMore();
      enough.set(true);
      for (Thread producer : producers) {
        producer.join();
      }
      String all = check(topics);
      try (Reader copy = topics.read("copy?from=earliest")) {
        assertThat(read(copy)).isEqualTo(all);
      }
      hub.delete("sequence/" + sequence, "x-seq-kill-inst", "true");
    } finally {
      enough.set(true);
      server.close();
    }
  }

  /** Sends numbered lines, none twice: one that fails may have come through. */
  private void produce(Topics topics, int producer) {
    for (int number = 0; !enough.get(); number++) {
      String line = "\"" + producer + " " + number + "\"";
      try {
        if (topics.send("crash", Topics.NDJSON, line + "\n").status() == 200) {
          acknowledged.add(line);
          continue;
        }
      } catch (UncheckedIOException _) {
        // the server is away
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitMore() {
    int before = acknowledged.size();
    Waiting.until("more lines", () -> acknowledged.size() >= before + STEP);
  }

  private static ProcessHandle redis(Path folder) {
    String configuration = folder.resolve(".jacquard/redis/redis.conf").toString();
    return ProcessHandle.allProcesses()
        .filter(process ->
            process
                .info()
                .commandLine()
                .filter(line -> line.contains(configuration) && !line.contains("sh -c"))
                .isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** All lines up to the last. */
  private static String read(Reader reader) {
    StringBuilder lines = new StringBuilder();
    for (String line = reader.line(); !line.equals(LAST); line = reader.line()) {
      lines.append(line).append('\n');
    }
    return lines.toString();
  }

  private String check(Topics topics) {
    topics.post("crash", Topics.NDJSON, LAST);
    String all;
    try (Reader reader = topics.read("crash?from=earliest")) {
      all = read(reader);
    }
    Set<String> seen = new HashSet<>();
    int[] last = {-1, -1, -1, -1};
    for (String line : all.lines().toList()) {
      assertThat(seen.add(line)).as("once: %s", line).isTrue();
      String[] parts = line.replace("\"", "").split(" ", -1);
      int producer = Integer.parseInt(parts[0]);
      assertThat(Integer.parseInt(parts[1])).isGreaterThan(last[producer]);
      last[producer] = Integer.parseInt(parts[1]);
    }
    assertThat(seen).containsAll(acknowledged);
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(3 * STEP);
    return all;
  }
}
