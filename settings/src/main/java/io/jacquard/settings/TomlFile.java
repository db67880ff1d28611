package io.jacquard.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One configuration file, flattened to dotted keys with their values as text. */
record TomlFile(String name, Map<String, String> entries) {
  private static final TomlMapper MAPPER = new TomlMapper();

  /** Reads a file if it exists; what is wrong with it goes to {@code problems}. */
  static TomlFile read(Path file, List<String> problems) {
    String name = String.valueOf(file.getFileName());
    Map<String, String> entries = new LinkedHashMap<>();
    if (Files.isRegularFile(file)) {
      try {
        flatten("", MAPPER.readTree(file.toFile()), entries);
      } catch (JacksonException e) {
        problems.add(where(name, e.getLocation()) + e.getOriginalMessage());
      } catch (IOException e) {
        problems.add(name + ": cannot be read (" + e.getMessage() + ")");
      }
    }
    return new TomlFile(name, entries);
  }

  private static String where(String name, @Nullable JsonLocation at) {
    return at == null ? name + ": " : name + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": ";
  }

  private static void flatten(String prefix, JsonNode table, Map<String, String> entries) {
    table
        .properties()
        .forEach(property -> {
          JsonNode value = property.getValue();
          if (value.isObject()) {
            flatten(prefix + property.getKey() + ".", value, entries);
          } else {
            entries.put(prefix + property.getKey(), text(value));
          }
        });
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(JsonNode::asText)
          .collect(Collectors.joining(","));
    }
    return value.asText();
  }
}
