package io.jacquard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class StartCommandTest {
  @TempDir Path folder;

  @Test
  void listensEverywhereAndKeepsDataForItsOwnerAlone() throws Exception {
    Path program = Files.createFile(folder.resolve("app.jac"));

    Path data = folder.resolve("data");

    Map<String, String> settings = settings(program.toString(), "--port", "0");

    assertThat(settings)
        .containsEntry("jacquard.walker.program.file", program.toString())
        .containsEntry("jacquard.standalone.data", data.toString())
        .containsEntry("quarkus.http.host", "0.0.0.0")
        .containsEntry("quarkus.http.port", "0");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
  }

  @Test
  void hostAndPortAreTaken() throws Exception {
    Path program = Files.createFile(folder.resolve("app.jac"));

    assertThat(settings(program.toString(), "--host", "127.0.0.1", "-p", "0"))
        .containsEntry("quarkus.http.host", "127.0.0.1")
        .containsEntry("jacquard.standalone.data", folder.resolve("data").toString());
  }

  @Test
  void aMissingFileIsNamed() {
    refused("there is no file nope.jac", "nope.jac");
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    Path program = Files.createFile(folder.resolve("app.jac"));
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket taken = new ServerSocket(0, 1, loopback)) {
      String port = Integer.toString(taken.getLocalPort());

      refused(
          "cannot listen on 127.0.0.1:" + port,
          program.toString(),
          "--host",
          "127.0.0.1",
          "--port",
          port);
    }
  }

  @Test
  void aPortBeyondThemAllIsRefused() throws Exception {
    Path program = Files.createFile(folder.resolve("app.jac"));

    refused("70000 is no port number", program.toString(), "--port", "70000");
  }

  @Test
  void workersIsTheWidthOfTheCallPool() throws Exception {
    Path program = Files.createFile(folder.resolve("app.jac"));

    assertThat(settings(program.toString(), "--port", "0", "--workers", "4", "-m"))
        .containsEntry("jacquard.walker.pool.threads", "4");
    refused("--workers takes a number from 1", program.toString(), "--workers", "0");
  }

  @Test
  void reloadFollowsEditsOnTheOnePort() throws Exception {
    Path program = Files.createFile(folder.resolve("app.jac"));

    assertThat(settings(program.toString(), "--port", "0", "--reload"))
        .containsEntry("jacquard.walker.program.reload", "true")
        .doesNotContainKey("jacquard.walker.http.api-port");
  }

  @Test
  void devAnswersOnTheNextPortAsWell() throws Exception {
    Path program = Files.createFile(folder.resolve("app.jac"));
    int first = firstOfTwoFreePorts();
    String port = Integer.toString(first);
    String next = Integer.toString(first + 1);
    String other = Integer.toString(freePort());

    assertThat(settings(program.toString(), "-p", port, "--dev"))
        .containsEntry("jacquard.walker.program.reload", "true")
        .containsEntry("jacquard.walker.http.api-port", next);
    assertThat(settings(program.toString(), "-p", port, "-d", "--api_port", other))
        .containsEntry("jacquard.walker.http.api-port", other);
    assertThat(settings(program.toString(), "-p", port, "--dev", "--no_client"))
        .doesNotContainKey("jacquard.walker.http.api-port");
    refused("--api_port goes with --dev", program.toString(), "--api_port", other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--scale", "-b", "--experimental", "--target=aws", "--registry=ecr"})
  void deploymentFlagsAreKnownButRefused(String flag) throws Exception {
    Path program = Files.createFile(folder.resolve("app.jac"));

    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> settings(program.toString(), flag))
        .withMessageContaining("belongs to deployment on Kubernetes, which is not there yet");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void keysOfTheFileBecomePropertiesWordForWord() throws Exception {
    Path program = Files.createFile(folder.resolve("app.jac"));
    Files.writeString(
        folder.resolve("jac.toml"),
        """
        [serve]
        port = 0
        credential_origins = ["https://a.example", "https://b.example"]
        [plugins.scale.metrics]
        enabled = true
        histogram_buckets = [0.1, 1]
        [environments.response.headers]
        X-Price = "5 $ each"
        """);

    assertThat(settings(program.toString()))
        .containsEntry("jacquard.edge.credential-origins", "https://a.example,https://b.example")
        .containsEntry("jacquard.metrics.enabled", "true")
        .containsEntry("jacquard.metrics.buckets", "0.1,1")
        .containsEntry("jacquard.edge.headers.\"X-Price\"", "5 \\$ each");
  }

  /** Below the ports that the system gives to connections, which would come in between. */
  private static int firstOfTwoFreePorts() {
    return new Random()
        .ints(20_000, 32_000)
        .filter(port -> isFree(port) && isFree(port + 1))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void refused(String start, String... args) {
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> settings(args))
        .withMessageStartingWith(start);
  }

  private Map<String, String> settings(String... args) throws StartException {
    StartCommand command = new StartCommand();
    List<String> line = new ArrayList<>(List.of(args));
    line.addAll(List.of("--data", folder.resolve("data").toString()));
    new CommandLine(command).parseArgs(line.toArray(String[]::new));
    command.check();
    return command.settings();
  }
}
