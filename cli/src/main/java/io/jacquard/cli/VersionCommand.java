package io.jacquard.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code version}: says which Jacquard this is. */
@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Callable<Integer> {
  static final String VERSION = "0.1.0";

  @Override
  public Integer call() {
    System.out.println("jacquard " + VERSION);
    return 0;
  }
}
