package io.jacquard.sequence.runner;

import io.jacquard.sequence.archive.Manifest.Language;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Lays the runners' own scripts, which are part of the service, on disk. */
@Singleton
final class RunnerFiles {
  private static final List<String> NODE =
      List.of(
          "main.js",
          "nothing.js",
          "loading.js",
          "run.js",
          "context.js",
          "input.js",
          "output.js",
          "batches.js",
          "channel.js",
          "csv-reader.js",
          "data-stream.js",
          "operations.js",
          "derived.js",
          "each.js",
          "rework.js",
          "stream-error.js",
          "stream-groups.js",
          "operations/branches.js",
          "operations/csv.js",
          "operations/derive.js",
          "operations/ends.js",
          "operations/items.js",
          "operations/order.js",
          "operations/text.js",
          "operations/time.js",
          "hub.js",
          "hub-connection.js",
          "link.js",
          "peer.js",
          "inlet.js",
          "outlet.js");
  private static final List<String> PYTHON =
      List.of(
          "main.py",
          "jacquard_runner/__init__.py",
          "jacquard_runner/run.py",
          "jacquard_runner/context.py",
          "jacquard_runner/stream.py",
          "jacquard_runner/hub.py",
          "jacquard_runner/monitor.py",
          "jacquard_runner/link.py",
          "lent/scramjet/__init__.py",
          "lent/scramjet/streams.py");

  private final Path folder;

  RunnerFiles(RunnerConfig config) {
    this.folder = config.folder().toAbsolutePath().normalize().resolve("scripts");
  }

  /** Writes all scripts; those of another version are replaced. */
  void write() throws IOException {
    write("node", NODE);
    write("python", PYTHON);
  }

  /** All scripts, as paths among the resources of this package. */
  static List<String> all() {
    return Stream.concat(
            NODE.stream().map(name -> "node/" + name),
            PYTHON.stream().map(name -> "python/" + name))
        .toList();
  }

  private void write(String language, List<String> names) throws IOException {
    Path scripts = folder.resolve(language);
    for (String name : names) {
      copy(language + "/" + name, scripts.resolve(name));
    }
  }

  /** The script that a runner begins with. */
  Path main(Language language) {
    return switch (language) {
      case NODE -> folder.resolve("node").resolve("main.js");
      case PYTHON -> folder.resolve("python").resolve("main.py");
    };
  }

  private static void copy(String resource, Path target) throws IOException {
    try (InputStream in = RunnerFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the service lacks its own file " + resource);
      }
      Files.createDirectories(target.getParent());
      Path fresh = target.resolveSibling(target.getFileName() + ".new");
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
