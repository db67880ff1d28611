package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is killed and comes back knows its instances: spec/scramjet-hub.md section 8.2. */
class HubCrashTest {
  private static final int INSTANCES = 20;
  private static final int NUMBERS = 100_000;

  private final CompletableFuture<Void> back = new CompletableFuture<>();
  private Server server;
  private Hub hub;
  private String sequence = "";

  @BeforeEach
  void start(@TempDir Path folder) {
    server = LaunchedServer.start(Launcher.example("todo"), folder);
    hub = new Hub(server.url());
  }

  @AfterEach
  void stop() {
    hub.delete("sequence/" + sequence, "x-seq-kill-inst", "true");
    server.close();
  }

  @Test
  void goesOnWithThoseThatRunAndTellsHowTheOthersEnded() {
    sequence = hub.sequence("module.exports = (input) => input;");
    String lives = hub.start(sequence);
    String dies = hub.start(sequence);
    String ended = hub.start(hub.sequence("module.exports = () => 'unread';"));
    long process = hub.get("instance/" + dies + "/health").json().path("processId").asLong();
    hub.pour("instance/" + lives + "/input", "text/plain", "before ", false);
    hub.post("instance/" + ended + "/_stop", "{}");
    hub.over(ended);

    server.kill();
    ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
    server.restart();

    assertThat(hub.instance(lives).path("status").asText()).isEqualTo("running");
    hub.pour("instance/" + lives + "/input?from=0", "text/plain", "before and after", true);
    assertThat(hub.get("instance/" + lives + "/output").text()).isEqualTo("before and after");
    assertThat(hub.instance(dies).path("status").asText()).isEqualTo("errored");
    assertThat(hub.instance(dies).path("terminated").path("reason").asText())
        .isEqualTo("The process ended while the hub was away");
    assertThat(hub.get("instance/" + ended + "/output").text()).isEqualTo("unread");
    assertThat(hub.get("sequence/" + sequence + "/instances").json()).hasSize(1);
  }

  /** Readers say where they go on: what the system took just as the hub died, only they know. */
  @Test
  void losesAndDoublesNothingOfManyStreams() {
    sequence =
        hub.sequence(
            "module.exports = async function* () { for (let i = 0; i < %d; i++) yield i; };"
                .formatted(NUMBERS));
    List<String> instances =
        IntStream.range(0, INSTANCES).mapToObj(_ -> hub.start(sequence)).toList();
    AtomicInteger halfway = new AtomicInteger();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<String>> outputs =
          instances.stream()
              .map(it -> CompletableFuture.supplyAsync(() -> readAll(it, halfway), threads))
              .toList();
      Waiting.until("some have read a part", () -> halfway.get() >= INSTANCES / 4);
      server.kill();
      server.restart();
      back.complete(null);

      StringBuilder all = new StringBuilder();
      IntStream.range(0, NUMBERS).forEach(number -> all.append(number).append('\n'));
      for (CompletableFuture<String> output : outputs) {
        assertThat(output.join().equals(all.toString())).isTrue();
      }
    }
  }

  private String readAll(String instance, AtomicInteger halfway) {
    StringBuilder read = new StringBuilder();
    boolean told = false;
    while (true) {
      try (InputStream output =
          hub.open("instance/" + instance + "/output?from=" + read.length())) {
        byte[] buffer = new byte[8192];
        for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
          read.append(new String(buffer, 0, count, StandardCharsets.US_ASCII));
          if (!told && read.length() > NUMBERS) {
            told = true;
            halfway.incrementAndGet();
          }
        }
        return read.toString();
      } catch (IOException | RuntimeException _) {
        back.join();
      }
    }
  }
}
