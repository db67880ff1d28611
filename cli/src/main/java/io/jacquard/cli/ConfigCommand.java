package io.jacquard.cli;

import io.jacquard.settings.Settings;
import io.jacquard.settings.SettingsException;
import io.jacquard.settings.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code config render}: the settings a program would start with, and where each comes from. */
@Command(
    name = "config",
    description = "Shows the configuration of a program.",
    subcommands = ConfigCommand.Render.class)
final class ConfigCommand {

  @Command(name = "render", description = "Prints every effective setting with its origin.")
  static final class Render implements Callable<Integer> {
    @Parameters(
        arity = "0..1",
        paramLabel = "FILE",
        description = "The entry file, or its folder (the working directory).")
    private Path file = Path.of("");

    @Option(names = "--profile", paramLabel = "P", description = "The profile to use.")
    private @Nullable String profile;

    @Option(names = "--json", description = "Prints the settings as JSON.")
    private boolean json;

    @Override
    public Integer call() {
      Path absolute = file.toAbsolutePath();
      Path folder = Files.isDirectory(absolute) ? absolute : absolute.resolveSibling("");
      try {
        Settings settings = Settings.load(folder, System.getenv(), Map.of(), profile);
        settings.warnings().forEach(System.err::println);
        System.out.println(json ? json(settings.all()) : table(settings.all()));
        return 0;
      } catch (SettingsException e) {
        e.reasons().forEach(System.err::println);
        return 1;
      }
    }

    private static String table(List<Value> values) {
      int key = values.stream().mapToInt(v -> v.key().length()).max().orElse(0);
      int text = values.stream().mapToInt(v -> v.shown().length()).max().orElse(0);
      String row = "%-" + key + "s  %-" + Math.max(1, text) + "s  %s";
      return values.stream()
          .map(v -> row.formatted(v.key(), v.shown(), v.origin()))
          .collect(Collectors.joining("\n"));
    }

    private static String json(List<Value> values) {
      return values.stream().map(Render::json).collect(Collectors.joining(",\n  ", "[\n  ", "\n]"));
    }

    private static String json(Value value) {
      return "{\"key\": "
          + Json.quote(value.key())
          + ", \"value\": "
          + Json.quote(value.shown())
          + ", \"origin\": "
          + Json.quote(value.origin().toString())
          + "}";
    }
  }
}
