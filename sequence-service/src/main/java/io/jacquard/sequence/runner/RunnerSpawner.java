package io.jacquard.sequence.runner;

import io.jacquard.sequence.archive.Folders;
import io.jacquard.sequence.archive.Manifest.Language;
import io.jacquard.sequence.link.DeliveryMarks;
import io.jacquard.sequence.link.Link;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Begins runners: each in a session and process group of its own, with a working directory of its
 * own and nothing of the hub's environment but the path.
 */
@Singleton
final class RunnerSpawner {
  private static final int MEBI = 20;
  private static final int SMALLEST_HEAP = 16;
  private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final File NOTHING = new File("/dev/null");

  private final RunnerConfig config;
  private final RunnerFiles files;
  private final SocketFolder sockets;
  private final Interpreter interpreter;
  private final Bubblewrap bubblewrap;
  private final Path folders;
  private final Semaphore starts;

  RunnerSpawner(
      RunnerConfig config,
      RunnerFiles files,
      SocketFolder sockets,
      Interpreter interpreter,
      Bubblewrap bubblewrap) {
    this.config = config;
    this.files = files;
    this.sockets = sockets;
    this.interpreter = interpreter;
    this.bubblewrap = bubblewrap;
    this.folders = config.folder().toAbsolutePath().normalize().resolve("instances");
    this.starts = new Semaphore(config.concurrentStarts());
  }

  /** The folder that a runner has or had. */
  Path folder(String name) {
    return folders.resolve(name);
  }

  /** Removes the folders of runners that are not known. */
  void sweep(Set<String> known) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folders)) {
      for (Path folder : all) {
        if (!known.contains(folder.getFileName().toString())) {
          Folders.delete(folder);
        }
      }
    }
  }

  /** Makes ready what every runner needs. */
  void open() throws IOException {
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
  Ready spawn(Language language, long memory) throws IOException, InterruptedException {
    starts.acquire();
    try {
      UUID id = UUID.randomUUID();
      RunnerProcess process = begin(id, command(language, memory));
      DeliveryMarks marks = process.marks();
      return new Ready(process, connect(process, marks), marks);
    } finally {
      starts.release();
    }
  }

  private List<String> command(Language language, long memory) throws InterruptedException {
    String main = files.main(language).toString();
    return switch (language) {
      case NODE -> {
        String heap = "--max-old-space-size=" + Math.max(SMALLEST_HEAP, memory >> MEBI);
        yield List.of(config.node(), heap, main);
      }
      case PYTHON -> List.of(interpreter.python(), main);
    };
  }

  private RunnerProcess begin(UUID id, List<String> command) throws IOException {
    String name = id.toString();
    Path socket = sockets.of(id);
    Files.createDirectories(socket.resolveSibling(""));
    Path folder = Files.createDirectory(folders.resolve(name));
    Path work = Files.createDirectory(folder.resolve("work"));
    List<String> line = new ArrayList<>();
    line.add("setsid");
    line.addAll(bubblewrap.around(folder, socket.resolveSibling(""), work));
    line.addAll(command);
    line.add(socket.toString());
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.directory(work.toFile());
    builder.redirectErrorStream(true);
    builder.redirectInput(NOTHING);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(folder.resolve("console.log").toFile()));
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
    return new RunnerProcess(name, folder, socket, process.toHandle(), Optional.of(process));
  }

  private Link connect(RunnerProcess runner, DeliveryMarks marks)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + config.startTimeout().toNanos();
    while (true) {
      if (!runner.handle().isAlive()) {
        throw new IOException("The runner ended before it was ready");
      }
      if (Files.exists(runner.socket())) {
        try {
          return runner.connect(marks);
        } catch (IOException _) {
          // it has made its socket and does not listen yet
        }
      }
      if (System.nanoTime() - end > 0) {
        runner.kill();
        throw new IOException("The runner did not get ready in time");
      }
      TimeUnit.NANOSECONDS.sleep(GLANCE_NANOS);
    }
  }
}
