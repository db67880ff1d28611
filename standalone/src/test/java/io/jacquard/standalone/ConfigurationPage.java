package io.jacquard.standalone;

import io.jacquard.settings.Setting;
import io.jacquard.standalone.ConfigInterfaces.Property;
import io.jacquard.standalone.ConfigInterfaces.Section;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes {@code docs/configuration.md}. */
final class ConfigurationPage {
  private static final String TOP =
      """
      # Configuration

      This page is generated from the settings that `jac.toml` knows and from the words beside each
      service's own properties; a test keeps it current.

      One order holds everywhere: a flag of the command line, then an environment variable, then
      `jac.toml`, then the default. `jacquard config render` prints what is in force and where each value
      comes from, secrets masked. An unknown key of `jac.toml` is named at the start, with the nearest
      known one.

      ## jac.toml

      The file lies beside the program. `jac.<profile>.toml`, `[environments.<profile>]` and
      `jac.local.toml` are laid over it in this order; `${VAR}`, `${VAR:-default}` and `${VAR:?message}`
      stand for environment variables. `[environments.response.headers]` adds headers to every answer.

      | key | environment | default |
      |---|---|---|
      """;
  private static final String PROPERTIES =
      """

      ## Properties of the services

      What has no key above is set by an environment variable: the property's name in capitals, every
      other character an underscore, such as `JACQUARD_WALKER_POOL_THREADS`. Durations are written as
      `30S`, `10M` or `PT1H30M`, sizes as `10M`.
      """;

  private ConfigurationPage() {}

  static String of(
      List<Setting> settings, Map<String, String> propertiesByKey, List<Section> sections) {
    Map<String, String> keys =
        propertiesByKey.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    return Stream.of(
            Stream.of(TOP),
            settings.stream().map(ConfigurationPage::row),
            Stream.of(PROPERTIES),
            sections.stream().map(section -> section(section, keys)))
        .flatMap(part -> part)
        .collect(Collectors.joining());
  }

  private static String row(Setting setting) {
    String variables =
        setting.environment().stream()
            .map(ConfigurationPage::code)
            .collect(Collectors.joining(", "));
    String value = setting.defaultValue();
    return "| %s | %s | %s |\n".formatted(code(setting.key()), variables, shown(value));
  }

  private static String section(Section section, Map<String, String> keys) {
    return "\n### %s\n\n%s\n\n| property | default | what it is |\n|---|---|---|\n%s"
        .formatted(
            section.prefix(),
            section.text(),
            section.properties().stream()
                .map(property -> row(property, keys))
                .collect(Collectors.joining()));
  }

  private static String row(Property property, Map<String, String> keys) {
    String key = keys.get(property.name());
    String also = key == null ? "" : " In `jac.toml`: " + code(key) + ".";
    String value =
        property.required() ? "must be set" : shown(property.defaultValue().orElse(null));
    return "| %s | %s | %s%s |\n".formatted(code(property.name()), value, property.text(), also);
  }

  private static String shown(@Nullable String value) {
    if (value == null) {
      return "none";
    }
    return value.isEmpty() ? "empty" : code(value);
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }
}
