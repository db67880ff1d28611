package io.jacquard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StartCommandTest {
  @TempDir Path folder;

  @Test
  void dataLiesBesideTheProgramForItsOwnerAlone() throws Exception {
    Path program = Files.createFile(folder.resolve("app.jac"));

    Map<String, String> settings = settings(program.toString(), "--port", "0");

    Path data = folder.resolve(".jacquard");
    assertThat(settings)
        .containsEntry("jacquard.walker.program.file", program.toString())
        .containsEntry("jacquard.standalone.data", data.toString())
        .containsEntry("quarkus.http.host", "0.0.0.0")
        .containsEntry("quarkus.http.port", "0");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
  }

  @Test
  void hostPortAndDataAreTaken() throws Exception {
    Path program = Files.createFile(folder.resolve("app.jac"));
    Path data = folder.resolve("elsewhere");

    Map<String, String> settings =
        settings(program.toString(), "--host", "127.0.0.1", "-p", "0", "--data", data.toString());

    assertThat(settings)
        .containsEntry("quarkus.http.host", "127.0.0.1")
        .containsEntry("jacquard.standalone.data", data.toString());
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

  private static void refused(String start, String... args) {
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> settings(args))
        .withMessageStartingWith(start);
  }

  private static Map<String, String> settings(String... args) throws StartException {
    StartCommand command = new StartCommand();
    new CommandLine(command).parseArgs(args);
    return command.settings();
  }
}
