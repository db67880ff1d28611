package io.jacquard.sequence.startup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jacquard.sequence.instance.state.StartException;
import io.jacquard.sequence.instance.state.StartRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The file of instances that begin with the hub. What it does not know it refuses. */
final class StartupFile {
  private static final ObjectMapper YAML = new YAMLMapper(); // which JSON is, too
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "args",
          "appConfig",
          "instanceId",
          "limits",
          "restart",
          "inputTopic",
          "outputTopic");

  private StartupFile() {}

  /**
   * One instance.
   *
   * @param sequence the id or name of its sequence
   */
  record Entry(String sequence, StartRequest request) {}

  /**
   * What a file says.
   *
   * @throws StartupException naming the file and what is wrong with it
   */
  static List<Entry> read(Path file) throws StartupException {
    JsonNode content;
    try {
      content = YAML.readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException _) {
      throw new StartupException("there is no startup configuration " + file);
    } catch (JsonProcessingException e) {
      throw new StartupException(file + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new StartupException(file + " cannot be read: " + e.getMessage());
    }
    JsonNode sequences = content.path("sequences");
    if (!content.isObject() || !sequences.isArray()) {
      throw new StartupException(file + ": there must be a list named sequences");
    }
    refuseUnknown(file + ": ", (ObjectNode) content, Set.of("sequences"));
    List<Entry> entries = new ArrayList<>();
    for (JsonNode entry : sequences) {
      entries.add(entry(file + ": sequences[" + entries.size() + "]", entry));
    }
    return entries;
  }

  private static Entry entry(String place, JsonNode json) throws StartupException {
    if (!(json instanceof ObjectNode entry)) {
      throw new StartupException(place + " must be an object");
    }
    refuseUnknown(place + ".", entry, KEYS);
    String sequence = entry.path("id").asText();
    if (sequence.isEmpty()) {
      throw new StartupException(place + ".id must name a sequence");
    }
    for (JsonNode argument : entry.path("args")) {
      if (!argument.isTextual()) {
        throw new StartupException(place + ".args must be texts");
      }
    }
    entry.remove("id");
    try {
      return new Entry(sequence, StartRequest.of(entry));
    } catch (StartException e) {
      throw new StartupException(place + ": " + e.reason());
    }
  }

  private static void refuseUnknown(String place, ObjectNode json, Set<String> known)
      throws StartupException {
    for (String key : (Iterable<String>) json::fieldNames) {
      if (!known.contains(key)) {
        throw new StartupException(place + key + " is not known");
      }
    }
  }
}
