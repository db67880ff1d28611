package io.jacquard.sequence.runner;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Lays the runners' own scripts, which are part of the service, on disk. */
@Singleton
final class RunnerFiles {
  private static final List<String> NODE =
      List.of(
          "main.js",
          "run.js",
          "context.js",
          "input.js",
          "output.js",
          "data-stream.js",
          "link.js",
          "inlet.js",
          "outlet.js");

  private final Path folder;

  RunnerFiles(RunnerConfig config) {
    this.folder = config.folder().toAbsolutePath().normalize().resolve("scripts");
  }

  /** Writes all scripts; those of another version are replaced. */
  void write() throws IOException {
    Path node = Files.createDirectories(folder.resolve("node"));
    for (String name : NODE) {
      copy("node/" + name, node.resolve(name));
    }
  }

  Path nodeMain() {
    return folder.resolve("node").resolve("main.js");
  }

  private static void copy(String resource, Path target) throws IOException {
    try (InputStream in = RunnerFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the service lacks its own file " + resource);
      }
      Path fresh = target.resolveSibling(target.getFileName() + ".new");
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
