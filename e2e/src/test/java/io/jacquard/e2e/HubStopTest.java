package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes on for ever does not hold up the stop of a hub, and is not taken for complete. */
class HubStopTest {

  @Test
  void streamsAreBrokenOffAndThoseWhoWaitAreToldSo(@TempDir Path folder) throws IOException {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, "walker : pub noop {}\n");
    Server server = LaunchedServer.start(program, folder);
    Hub hub = new Hub(server.url());
    String instance =
        hub.start(hub.sequence("module.exports = (input) => input;"), "{\"args\":[]}");
    try (InputStream output = hub.open("instance/" + instance + "/output")) {
      CompletableFuture<Hub.Answer> event =
          CompletableFuture.supplyAsync(() -> hub.get("instance/" + instance + "/once/never"));
      hub.pour("instance/" + instance + "/input", "text/plain", "heard", false);
      assertThat(Hub.read(output, 5)).isEqualTo("heard");

      server.close();

      assertThatExceptionOfType(IOException.class).isThrownBy(output::readAllBytes);
      assertThat(event.join().status()).isEqualTo(503);
      assertThat(server.output()).doesNotContain("Timed out");
    }
  }
}
