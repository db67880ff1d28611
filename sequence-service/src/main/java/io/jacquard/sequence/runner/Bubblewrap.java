package io.jacquard.sequence.runner;

import io.jacquard.sequence.catalog.CatalogConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A wall around a runner, where the machine has bubblewrap: the file system can only be read, but
 * for its own folder; other processes and the hub's folders are not seen.
 */
@Singleton
final class Bubblewrap {
  private static final long PATIENCE_SECONDS = 10;

  private final RunnerConfig config;
  private final Path packages;
  private final Path runners;
  private boolean inForce;

  Bubblewrap(RunnerConfig config, CatalogConfig catalog) {
    this.config = config;
    this.packages = catalog.folder().toAbsolutePath().normalize();
    this.runners = config.folder().toAbsolutePath().normalize();
  }

  /**
   * Finds out whether there is a wall.
   *
   * @return a sentence for the log
   * @throws IOException if there must be one and is none
   */
  String open() throws IOException {
    RunnerConfig.Wall wall = config.isolation().wall();
    if (wall == RunnerConfig.Wall.NONE) {
      return "none, as configured: sequences see what the user of this process sees";
    }
    inForce = works();
    if (inForce) {
      return "bubblewrap";
    }
    if (wall == RunnerConfig.Wall.BUBBLEWRAP) {
      throw new IOException(
          config.isolation().bubblewrap()
              + " does not work here; install bubblewrap or set"
              + " jacquard.sequence.runner.isolation.wall to auto");
    }
    return "none, as bubblewrap is absent or does not work:"
        + " sequences see what the user of this process sees";
  }

  /** What stands before the command of a runner; nothing without a wall. */
  List<String> around(Path folder, Path socket, Path work) {
    if (!inForce) {
      return List.of();
    }
    List<String> line = new ArrayList<>(base());
    for (Path hidden : config.isolation().hidden().orElse(List.of())) {
      line.addAll(List.of("--tmpfs", hidden.toAbsolutePath().normalize().toString()));
    }
    line.addAll(List.of("--tmpfs", runners.toString(), "--tmpfs", "/tmp"));
    line.addAll(shown("--ro-bind", packages));
    line.addAll(shown("--ro-bind", runners.resolve("scripts")));
    line.addAll(shown("--bind", folder));
    line.addAll(shown("--bind", socket));
    line.addAll(List.of("--chdir", work.toString(), "--"));
    return line;
  }

  private List<String> base() {
    return List.of(
        config.isolation().bubblewrap(),
        "--ro-bind",
        "/",
        "/",
        "--dev",
        "/dev",
        "--proc",
        "/proc",
        "--unshare-pid",
        "--unshare-ipc",
        "--unshare-uts");
  }

  private static List<String> shown(String how, Path path) {
    return List.of(how, path.toString(), path.toString());
  }

  private boolean works() {
    List<String> line = new ArrayList<>(base());
    line.addAll(List.of("--", "true"));
    try {
      Files.createDirectories(runners);
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
