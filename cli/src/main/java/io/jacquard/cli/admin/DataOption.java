package io.jacquard.cli.admin;

import java.nio.file.Path;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Option;

/** Which server a command is for. */
final class DataOption {
  private static final int FAILED = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The server's data folder (.jacquard in the working directory).")
  private Path data = Path.of(".jacquard");

  /** Runs a command on the server; says what stands against it. */
  int run(ToIntFunction<Operator> command) {
    try {
      return command.applyAsInt(Operator.of(data));
    } catch (AdminException e) {
      System.err.println("jacquard: " + e.getMessage());
      return FAILED;
    }
  }
}
