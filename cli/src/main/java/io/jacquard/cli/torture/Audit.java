package io.jacquard.cli.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the graph holds in the end.
 *
 * @param counters values by id
 * @param sum of all accounts
 * @param tags ids by name; more than one where the store kept a name twice
 */
record Audit(
    Collected items,
    Collected crowd,
    Map<String, Long> counters,
    long sum,
    Map<String, List<String>> tags) {

  /**
   * Nodes under one hub.
   *
   * @param edges from the hub
   */
  record Collected(List<String> keys, List<String> halves, long edges) {}

  /** From the reports of the walker {@code audit}. */
  static Audit of(JsonNode reports) {
    Map<String, JsonNode> hubs = new HashMap<>();
    reports.forEach(report -> hubs.put(report.path("kind").asText(), report));
    Map<String, Long> counters = new HashMap<>();
    hub(hubs, "counters")
        .path("counters")
        .properties()
        .forEach(entry -> counters.put(entry.getKey(), entry.getValue().asLong()));
    Map<String, List<String>> tags = new HashMap<>();
    for (JsonNode tag : hub(hubs, "tags").path("tags")) {
      tags.computeIfAbsent(tag.path(0).asText(), _ -> new ArrayList<>()).add(tag.path(1).asText());
    }
    return new Audit(
        collected(hub(hubs, "items")),
        collected(hub(hubs, "crowd")),
        counters,
        hub(hubs, "accounts").path("sum").asLong(),
        tags);
  }

  private static JsonNode hub(Map<String, JsonNode> hubs, String kind) {
    JsonNode hub = hubs.get(kind);
    if (hub == null) {
      throw new TortureException("the hub of " + kind + " is lost");
    }
    return hub;
  }

  private static Collected collected(JsonNode hub) {
    return new Collected(
        texts(hub.path("items")), texts(hub.path("halves")), hub.path("edges").asLong());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
