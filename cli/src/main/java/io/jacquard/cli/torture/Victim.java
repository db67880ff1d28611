package io.jacquard.cli.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The server that is killed: a {@code jacquard start} on a folder, or on a MongoDB. */
final class Victim implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String PROGRAM = "app.jac";

  private final Path folder;
  private final Path launcher;
  private final Map<String, String> environment;
  private final int port;
  private Process process;

  private Victim(Path folder, Path launcher, Map<String, String> environment) throws IOException {
    this.folder = folder;
    this.launcher = launcher;
    this.environment = environment;
    this.port = freePort();
    try (var program = Victim.class.getResourceAsStream(PROGRAM)) {
      Files.copy(
          Objects.requireNonNull(program),
          folder.resolve(PROGRAM),
          StandardCopyOption.REPLACE_EXISTING);
    }
    this.process = launch();
  }

  /**
   * Starts one.
   *
   * @param home where the launcher lies
   */
  static Victim start(Path home, Path folder, Optional<String> mongodbUri)
      throws IOException, InterruptedException {
    Map<String, String> environment =
        Map.of(
            "JACQUARD_NO_BUILD", "1",
            "JWT_SECRET", UUID.randomUUID().toString(),
            "MONGODB_URI", mongodbUri.orElse(""));
    Victim victim = new Victim(folder, home.resolve("jacquard"), environment);
    victim.awaitReady();
    return victim;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Ends it as a power cut would, and starts it again. */
  void killAndRestart() throws IOException, InterruptedException {
    close();
    process = launch();
    awaitReady();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private Process launch() throws IOException {
    List<String> line =
        List.of(
            launcher.toString(),
            "start",
            PROGRAM,
            "--host",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--data",
            "data");
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().putAll(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()))
        .start();
  }

  private void awaitReady() throws InterruptedException {
    if (!new Api(url(), "").awaitReady(PATIENCE)) {
      throw new TortureException("the server does not get ready; its log is in server.log");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
