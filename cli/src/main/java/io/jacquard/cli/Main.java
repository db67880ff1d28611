package io.jacquard.cli;

import io.jacquard.cli.admin.DoctorCommand;
import io.jacquard.cli.admin.UserCommand;
import io.jacquard.cli.db.DatabaseCommand;
import io.jacquard.cli.torture.ClientCommand;
import io.jacquard.cli.torture.TortureCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the command line starts. */
@Command(
    name = "jacquard",
    description = "Runs and checks Jac programs.",
    mixinStandardHelpOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      ConfigCommand.class,
      DatabaseCommand.class,
      DoctorCommand.class,
      TortureCommand.class,
      ClientCommand.class,
      UserCommand.class,
      VersionCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
