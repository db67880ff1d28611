package io.jacquard.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The {@code jacquard} script as a user calls it, on what the build has just made. */
final class Launcher {
  static final Path HOME = Path.of(System.getProperty("jacquard.home")).toAbsolutePath();

  private Launcher() {}

  /** What a command answered. */
  record Result(int exitCode, String out, String err) {}

  static Path example(String name) {
    return HOME.resolve("examples").resolve(name).resolve("app.jac");
  }

  static ProcessBuilder command(Path script, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(script.toString());
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("JACQUARD_NO_BUILD", "1");
    return builder;
  }

  static Result run(Path workingDirectory, String... arguments) {
    return run(HOME.resolve("jacquard"), Map.of(), workingDirectory, arguments);
  }

  static Result run(Map<String, String> environment, Path workingDirectory, String... arguments) {
    return run(HOME.resolve("jacquard"), environment, workingDirectory, arguments);
  }

  static Result run(Path script, Path workingDirectory, String... arguments) {
    return run(script, Map.of(), workingDirectory, arguments);
  }

  private static Result run(
      Path script, Map<String, String> environment, Path workingDirectory, String... arguments) {
    try {
      Path out = Files.createTempFile("jacquard", ".out");
      Path err = Files.createTempFile("jacquard", ".err");
      try {
        ProcessBuilder command = command(script, List.of(arguments));
        command.environment().putAll(environment);
        Process process =
            command
                .directory(workingDirectory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("did not end: " + List.of(arguments));
        }
        return new Result(process.exitValue(), read(out), read(err));
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
