package io.jacquard.sequence.runner;

import io.jacquard.sequence.archive.Manifest.Language;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Begins runners: each in a session and process group of its own, with a working directory of its
 * own and nothing of the hub's environment but the path.
 */
@Singleton
public final class RunnerLauncher {
  private static final int MEBI = 20;
  private static final int SMALLEST_HEAP = 16;
  private static final Duration GLANCE = Duration.ofMillis(2);

  private final RunnerConfig config;
  private final RunnerFiles files;
  private final SocketFolder sockets;
  private final Path folders;
  private final Semaphore starts;

  RunnerLauncher(RunnerConfig config, RunnerFiles files, SocketFolder sockets) {
    this.config = config;
    this.files = files;
    this.sockets = sockets;
    this.folders = config.folder().toAbsolutePath().normalize().resolve("instances");
    this.starts = new Semaphore(config.concurrentStarts());
  }

  /** A runner that is ready, and the connection to it, not yet started. */
  public record Ready(RunnerProcess process, Link link) {}

  /** Makes ready what every runner needs. */
  public void open() throws IOException {
    Files.createDirectories(folders);
    files.write();
    sockets.open();
  }

  /**
   * Begins a runner and connects to it.
   *
   * @param memory the most bytes it may use
   * @throws IOException if it does not get ready
   */
  public Ready launch(Language language, long memory) throws IOException, InterruptedException {
    starts.acquire();
    try {
      UUID id = UUID.randomUUID();
      RunnerProcess process = begin(id.toString(), sockets.of(id), command(language, memory));
      return new Ready(process, connect(process));
    } finally {
      starts.release();
    }
  }

  /** The most memory of an instance that names none, in bytes. */
  public long defaultMemory() {
    return config.memory().asLongValue();
  }

  /** How long a runner goes on without a hub. */
  public Duration orphanTimeout() {
    return config.orphanTimeout();
  }

  /** A runner that an earlier hub began, unless that process has ended. */
  public Optional<RunnerProcess> find(String name, long pid, Instant began) {
    Path socket = sockets.of(UUID.fromString(name));
    return ProcessHandle.of(pid)
        .map(handle ->
            new RunnerProcess(name, folders.resolve(name), socket, handle, Optional.empty()))
        .filter(runner -> runner.handle().isAlive() && runner.began().equals(began));
  }

  /** The folder that a runner has or had. */
  public Path folder(String name) {
    return folders.resolve(name);
  }

  private List<String> command(Language language, long memory) {
    String main = files.main(language).toString();
    return switch (language) {
      case NODE -> {
        String heap = "--max-old-space-size=" + Math.max(SMALLEST_HEAP, memory >> MEBI);
        yield List.of("setsid", config.node(), heap, main);
      }
      case PYTHON -> List.of("setsid", config.python(), main);
    };
  }

  private RunnerProcess begin(String name, Path socket, List<String> command) throws IOException {
    Path folder = Files.createDirectory(folders.resolve(name));
    Path work = Files.createDirectory(folder.resolve("work"));
    Path console = folder.resolve("console.log");
    List<String> line = new ArrayList<>(command);
    line.add(socket.toString());
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.directory(work.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(console.toFile()));
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.clear();
    environment.putAll(
        Map.of(
            "PATH",
            path,
            "HOME",
            work.toString(),
            "LANG",
            "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE",
            "1"));
    Process process = builder.start();
    process.getOutputStream().close();
    return new RunnerProcess(name, folder, socket, process.toHandle(), Optional.of(process));
  }

  private Link connect(RunnerProcess runner) throws IOException, InterruptedException {
    long end = System.nanoTime() + config.startTimeout().toNanos();
    while (true) {
      if (!runner.handle().isAlive()) {
        throw new IOException("The runner ended before it was ready");
      }
      if (Files.exists(runner.socket())) {
        try {
          return runner.connect();
        } catch (IOException _) {
          // it has made its socket and does not listen yet
        }
      }
      if (System.nanoTime() - end > 0) {
        runner.kill();
        throw new IOException("The runner did not get ready in time");
      }
      Thread.sleep(GLANCE);
    }
  }
}
