package io.jacquard.cli.db;

import picocli.CommandLine.Command;

/** {@code db}: what can be done with the embedded store while no server uses it. */
@Command(
    name = "db",
    description = "Checks, exports or imports the graph of an embedded store that nobody uses.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CheckCommand.class, ExportCommand.class, ImportCommand.class})
public final class DatabaseCommand {}
