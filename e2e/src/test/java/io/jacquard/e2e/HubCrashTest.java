package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is killed and comes back knows its instances: spec/scramjet-hub.md section 8.2. */
class HubCrashTest {
  private Server server;
  private Hub hub;
  private String sequence;

  @BeforeEach
  void start(@TempDir Path folder) {
    server = LaunchedServer.start(Launcher.example("todo"), folder);
    hub = new Hub(server.url());
    sequence = hub.sequence("module.exports = (input) => input;");
  }

  @AfterEach
  void stop() {
    hub.delete("sequence/" + sequence, "x-seq-kill-inst", "true");
    server.close();
  }

  @Test
  void goesOnWithThoseThatRunAndTellsHowTheOthersEnded() {
    String lives = hub.start(sequence);
    String dies = hub.start(sequence);
    long process = hub.get("instance/" + dies + "/health").json().path("processId").asLong();
    hub.pour("instance/" + lives + "/input", "text/plain", "before ", false);

    server.kill();
    ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
    server.restart();

    assertThat(hub.instance(lives).path("status").asText()).isEqualTo("running");
    hub.pour("instance/" + lives + "/input", "text/plain", "after", true);
    assertThat(hub.get("instance/" + lives + "/output").text()).isEqualTo("before after");
    assertThat(hub.instance(dies).path("status").asText()).isEqualTo("errored");
    assertThat(hub.instance(dies).path("terminated").path("reason").asText())
        .isEqualTo("The process ended while the hub was away");
    assertThat(hub.get("sequence/" + sequence + "/instances").json()).hasSize(1);
  }
}
