package io.jacquard.standalone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Starts the process: reads the command line, refuses what cannot work with one sentence, and hands
 * the rest to Quarkus as configuration.
 */
@QuarkusMain
public final class Main {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private Main() {}

  public static void main(String... args) {
    StartCommand command = new StartCommand();
    CommandLine line = new CommandLine(command);
    try {
      line.parseArgs(args);
      if (line.isUsageHelpRequested()) {
        line.usage(System.out);
        return;
      }
      command.check();
      if (command.printsEndpoints()) {
        new EndpointPrinter(command.file()).print();
        return;
      }
      command.settings().forEach(System::setProperty);
    } catch (ParameterException e) {
      exit(WRONG_USAGE, e.getMessage());
    } catch (StartException e) {
      exit(FAILED, e.getMessage());
    } catch (InterruptedException _) {
      exit(FAILED, "interrupted");
    }
    Quarkus.run(null, Main::ended, args);
  }

  /** What Quarkus calls once the process is to end, with the failure if the start failed. */
  private static void ended(int code, @Nullable Throwable failure) {
    if (failure != null) {
      System.err.println(StartFailure.explain(failure));
    }
    System.exit(failure == null ? code : FAILED);
  }

  private static void exit(int code, @Nullable String sentence) {
    System.err.println("jacquard: " + sentence);
    System.exit(code);
  }
}
