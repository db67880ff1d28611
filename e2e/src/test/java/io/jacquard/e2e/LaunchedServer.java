package io.jacquard.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The standalone shape: one process behind {@code jacquard start}, in a working directory of its
 * own.
 */
final class LaunchedServer implements Server {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path program;
  private final Path folder;
  private final int port;
  private final Path log;
  private final Map<String, String> environment;
  private final List<String> flags;
  private Process process;

  private LaunchedServer(
      Path program, Path folder, int port, Map<String, String> environment, List<String> flags) {
    this.program = program;
    this.folder = folder;
    this.port = port;
    this.log = folder.resolve("server.log");
    this.environment = environment;
    this.flags = flags;
    this.process = launch();
    waitUntilReady();
  }

  /** Where a server started in the folder keeps its data. */
  static Path dataOf(Path folder) {
    return folder.resolve(".jacquard");
  }

  /** Starts a server for a program; everything it keeps lies under the folder. */
  static Server start(Path program, Path folder) {
    return start(program, folder, Map.of(), List.of());
  }

  static Server start(Path program, Path folder, Map<String, String> environment) {
    return start(program, folder, environment, List.of());
  }

  static Server start(Path program, Path folder, List<String> flags) {
    return start(program, folder, Map.of(), flags);
  }

  static Server start(
      Path program, Path folder, Map<String, String> environment, List<String> flags) {
    return new LaunchedServer(program, folder, freePort(), environment, flags);
  }

  /** Starts one whose address others know already. */
  static Server startAt(int port, Path program, Path folder, Map<String, String> environment) {
    return new LaunchedServer(program, folder, port, environment, List.of());
  }

  @Override
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void kill() {
    process.descendants().filter(LaunchedServer::isJava).forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    await(process);
  }

  /** What the server itself began outlives it. */
  private static boolean isJava(ProcessHandle handle) {
    return handle.info().command().filter(command -> command.endsWith("/java")).isPresent();
  }

  @Override
  public void restart() {
    if (process.isAlive()) {
      throw new IllegalStateException("still running");
    }
    process = launch();
    waitUntilReady();
  }

  @Override
  public String output() {
    try {
      return Launcher.read(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    if (!await(process)) {
      kill();
    }
  }

  private Process launch() {
    List<String> line =
        new ArrayList<>(List.of("start", program.toString(), "--host", "127.0.0.1"));
    line.addAll(List.of("--port", Integer.toString(port)));
    line.addAll(flags);
    ProcessBuilder builder = Launcher.command(Launcher.HOME.resolve("jacquard"), line);
    builder.environment().putAll(environment);
    builder.directory(folder.toFile());
    try {
      return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void waitUntilReady() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Client client = new Client(url());
    while (System.nanoTime() - end < 0) {
      if (!process.isAlive()) {
        throw new AssertionError("the server ended at start:\n" + output());
      }
      if (client.isReady()) {
        return;
      }
      pause();
    }
    kill();
    throw new AssertionError("the server did not get ready:\n" + output());
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static boolean await(Process process) {
    try {
      return process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void writeProgram(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
