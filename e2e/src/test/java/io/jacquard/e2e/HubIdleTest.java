package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are silent for long: spec/scramjet-hub.md section 1.0. */
class HubIdleTest {

  @Test
  void areClosedUnlessAStreamIsOpen(@TempDir Path folder) throws IOException {
    Map<String, String> impatient = Map.of("QUARKUS_HTTP_IDLE_TIMEOUT", "2S");
    try (Server server = LaunchedServer.start(Launcher.example("todo"), folder, impatient)) {
      Hub hub = new Hub(server.url());
      String instance = hub.start(hub.sequence("module.exports = (input) => input;"));
      InputStream output = hub.open("instance/" + instance + "/output");

      waitUntilAnIdleConnectionIsClosed(server.url());

      // a client of its own, as the connections of the other one are closed by now
      new Hub(server.url()).pour("instance/" + instance + "/input", "text/plain", "late", true);
      assertThat(new String(output.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("late");
      new Hub(server.url()).clear();
    }
  }

  private static void waitUntilAnIdleConnectionIsClosed(URI url) throws IOException {
    try (Socket idle = new Socket(url.getHost(), url.getPort())) {
      idle.setSoTimeout(60_000);
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
    }
  }
}
