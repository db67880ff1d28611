package io.jacquard.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Packages of npm that tests use, installed once for all processes that run tests. */
final class Npm {
  private static final int PATIENCE_MINUTES = 5;
  private static final List<String> QUIETLY =
      List.of("--ignore-scripts", "--no-audit", "--no-fund");

  private Npm() {}

  /**
   * Installs what the files ask for into the folder, unless it is there.
   *
   * @param files copied into the folder first
   * @param installed what is in the folder afterwards
   * @param command of npm
   * @return whether it is there now; not where there is no npm, or where it cannot fetch anything
   */
  static boolean install(Path folder, List<Path> files, String installed, String command) {
    try {
      Files.createDirectories(folder);
      try (FileChannel lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        for (Path file : files) {
          Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.exists(folder.resolve(installed)) || runs(folder, command);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean runs(Path folder, String command) {
    List<String> line = new ArrayList<>(List.of("npm", command));
    line.addAll(QUIETLY);
    try {
      Process process =
          new ProcessBuilder(line)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("npm.log").toFile())
              .start();
      process.getOutputStream().close(); // it would read what is meant for the test runner
      return process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException _) {
      return false; // there is no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
