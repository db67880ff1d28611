package io.jacquard.cli.db;

import picocli.CommandLine.Command;

/** {@code db}: what can be done with the graph as it is stored. */
@Command(
    name = "db",
    description =
        "Checks, cleans, exports or imports the graph: of an embedded store that no server uses, or"
            + " of a MongoDB.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CheckCommand.class,
      CollectCommand.class,
      ExportCommand.class,
      ImportCommand.class
    })
public final class DatabaseCommand {}
