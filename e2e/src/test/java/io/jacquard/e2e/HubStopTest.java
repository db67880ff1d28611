package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes on for ever does not hold up the stop of a hub, and is not taken for complete. */
class HubStopTest {
  /** The code of that request in the audit. */
  private static final String ONCE_ASKED = "\"opCode\":11211";

  @Test
  void streamsAreBrokenOffAndThoseWhoWaitAreToldSo(@TempDir Path folder) throws IOException {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, "walker : pub noop {}\n");
    Server server = LaunchedServer.start(program, folder);
    Hub hub = new Hub(server.url());
    String instance =
        hub.start(hub.sequence("module.exports = (input) => input;"), "{\"args\":[]}");
    try (InputStream output = hub.open("instance/" + instance + "/output");
        BufferedReader audit = lines(hub.open("audit"))) {
      CompletableFuture<Hub.Answer> event =
          CompletableFuture.supplyAsync(() -> hub.get("instance/" + instance + "/once/never"));
      assertThat(audit.lines().anyMatch(line -> line.contains(ONCE_ASKED))).isTrue();
      hub.pour("instance/" + instance + "/input", "text/plain", "heard", false);
      assertThat(Hub.read(output, 5)).isEqualTo("heard");

      server.close();

      assertThatExceptionOfType(IOException.class).isThrownBy(output::readAllBytes);
      assertThat(event.join().status()).isEqualTo(503);
      assertThat(server.output()).doesNotContain("Timed out");
    }
  }

  private static BufferedReader lines(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
