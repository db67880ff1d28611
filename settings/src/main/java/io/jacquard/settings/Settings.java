package io.jacquard.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The effective settings of a program: flag before environment before {@code jac.toml} before
 * default, for every key alike. Overlays come in the order of spec/jac-scale.md section 9.1: {@code
 * jac.toml}, {@code jac.<profile>.toml}, the file's {@code [environments.<profile>]}, {@code
 * jac.local.toml}.
 */
public final class Settings {
  private final Map<String, Value> values;
  private final List<String> warnings;
  private final @Nullable String profile;

  private Settings(Map<String, Value> values, List<String> warnings, @Nullable String profile) {
    this.values = values;
    this.profile = profile;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Loads the settings of the program in a folder.
   *
   * @param flags values given on the command line, by key
   * @param profile from {@code --profile}; otherwise {@code JAC_PROFILE}, {@code JAC_ENV} or the
   *     file's default decides
   * @throws SettingsException when a file cannot be read as TOML or a required variable is missing
   */
  public static Settings load(
      Path folder,
      Map<String, String> environment,
      Map<String, String> flags,
      @Nullable String profile) {
    List<String> problems = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    Map<String, Value> fromFiles = new LinkedHashMap<>();
    TomlFile main = TomlFile.read(folder.resolve("jac.toml"), problems);
    @Nullable String chosen = profile(main, environment, profile);
    overlay(main, environment, fromFiles, problems, warnings);
    if (chosen != null) {
      overlay(
          TomlFile.read(folder.resolve("jac." + chosen + ".toml"), problems),
          environment,
          fromFiles,
          problems,
          warnings);
      overlay(section(main, chosen), environment, fromFiles, problems, warnings);
    }
    overlay(
        TomlFile.read(folder.resolve("jac.local.toml"), problems),
        environment,
        fromFiles,
        problems,
        warnings);
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new Settings(effective(fromFiles, environment, flags), warnings, chosen);
  }

  /** Every setting there is, in a fixed order; tables whose keys the user chooses left out. */
  public static List<Setting> known() {
    return KnownSettings.all();
  }

  /** Every effective value, known keys first in their fixed order. */
  public List<Value> all() {
    return List.copyOf(values.values());
  }

  /** The value of a key; empty when it has none. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(values.get(KnownSettings.canonical(key))).map(Value::text);
  }

  /** The value with where it comes from. */
  public Optional<Value> value(String key) {
    return Optional.ofNullable(values.get(KnownSettings.canonical(key)));
  }

  /** Every value below a table, by the rest of its key; for tables whose keys the user chooses. */
  public Map<String, String> table(String prefix) {
    Map<String, String> table = new LinkedHashMap<>();
    values.forEach((key, value) -> {
      if (key.startsWith(prefix + ".")) {
        table.put(key.substring(prefix.length() + 1), value.text());
      }
    });
    return table;
  }

  /** The profile in force, if there is one. */
  public Optional<String> profile() {
    return Optional.ofNullable(profile);
  }

  /** What the author should look at: unknown keys, each with the nearest known one. */
  public List<String> warnings() {
    return warnings;
  }

  private static @Nullable String profile(
      TomlFile main, Map<String, String> environment, @Nullable String flag) {
    if (flag != null) {
      return flag;
    }
    for (String variable : List.of("JAC_PROFILE", "JAC_ENV")) {
      String set = environment.get(variable);
      if (set != null && !set.isEmpty()) {
        return set;
      }
    }
    return main.entries().get("environment.default_profile");
  }

  /** The part of a file below {@code [environments.<profile>]}, as if it were a file of its own. */
  private static TomlFile section(TomlFile main, String profile) {
    String prefix = "environments." + profile + ".";
    Map<String, String> entries = new LinkedHashMap<>();
    main.entries()
        .forEach((key, entry) -> {
          if (key.startsWith(prefix)) {
            entries.put(key.substring(prefix.length()), entry);
          }
        });
    return new TomlFile(main.name(), entries);
  }

  private static void overlay(
      TomlFile file,
      Map<String, String> environment,
      Map<String, Value> values,
      List<String> problems,
      List<String> warnings) {
    file.entries()
        .forEach((written, raw) -> {
          @Nullable Setting setting = KnownSettings.find(written);
          if (setting == null && !KnownSettings.isFree(written)) {
            warnings.add(unknown(file.name(), written));
          }
          String key = KnownSettings.canonical(written);
          String text =
              Interpolation.expand(raw, environment, file.name() + ": " + written, problems);
          boolean secret = setting == null ? KnownSettings.isFreeSecret(key) : setting.secret();
          Origin origin = new Origin.File(file.name());
          values.put(key, new Value(key, text, origin, secret));
        });
  }

  private static String unknown(String file, String key) {
    @Nullable String nearest = KnownSettings.nearest(key);
    String hint = nearest == null ? "" : "; did you mean '" + nearest + "'?";
    return file + ": unknown key '" + key + "'" + hint;
  }

  private static Map<String, Value> effective(
      Map<String, Value> fromFiles, Map<String, String> environment, Map<String, String> flags) {
    Map<String, Value> effective = new LinkedHashMap<>();
    for (Setting setting : KnownSettings.all()) {
      @Nullable Value value = value(setting, fromFiles, environment, flags);
      if (value != null) {
        effective.put(setting.key(), value);
      }
    }
    fromFiles.forEach(effective::putIfAbsent);
    return effective;
  }

  private static @Nullable Value value(
      Setting setting,
      Map<String, Value> fromFiles,
      Map<String, String> environment,
      Map<String, String> flags) {
    String key = setting.key();
    @Nullable String flag = flags.get(key);
    if (flag != null) {
      String name = "--" + key.substring(key.lastIndexOf('.') + 1).replace('_', '-');
      return new Value(key, flag, new Origin.Flag(name), setting.secret());
    }
    for (String variable : setting.environment()) {
      @Nullable String set = environment.get(variable);
      if (set != null && !set.isEmpty()) {
        return new Value(key, set, new Origin.Environment(variable), setting.secret());
      }
    }
    @Nullable Value written = fromFiles.get(key);
    if (written != null) {
      return written;
    }
    @Nullable String fallback = setting.defaultValue();
    return fallback == null
        ? null
        : new Value(key, fallback, new Origin.Default(), setting.secret());
  }
}
