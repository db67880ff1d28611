package io.jacquard.sequence.http.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.space.HubEntry;
import io.jacquard.sequence.space.Spaces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a space shows of its hubs (spec/scramjet-hub.md section 1.8). */
@Singleton
final class SpaceView {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Spaces spaces;

  SpaceView(Spaces spaces) {
    this.spaces = spaces;
  }

  /** All hubs of a space, with what the connected ones have now. */
  ArrayNode hubs(String space) {
    Map<String, JsonNode> live = spaces.ask(space, "entities");
    ArrayNode all = NODES.arrayNode();
    spaces.hubs(space).forEach(hub -> all.add(hub(hub, Optional.ofNullable(live.get(hub.id())))));
    return all;
  }

  /** One hub, if the space has it. */
  Optional<ObjectNode> hub(String space, String id) {
    return spaces.find(space, id).map(hub -> hub(hub, spaces.ask(hub, "entities")));
  }

  private ObjectNode hub(HubEntry hub, Optional<JsonNode> entities) {
    ObjectNode view = NODES.objectNode().put("id", hub.id());
    ObjectNode info = view.putObject("info").put("created", shown(hub.created()));
    if (hub.lastConnected() != null) {
      info.put("lastConnected", shown(hub.lastConnected()));
    }
    spaces.lastAway(hub).ifPresent(moment -> info.put("lastDisconnected", shown(moment)));
    view.put("healthy", entities.isPresent());
    view.put("selfHosted", true);
    view.put("isConnectionActive", spaces.connected(hub));
    view.put("description", hub.description());
    ArrayNode tags = view.putArray("tags");
    hub.tags().forEach(tags::add);
    if (hub.dismissed() != null) {
      view.put("disconnectReason", hub.dismissed());
    }
    view.putArray("topics");
    view.set("sequences", ids(entities, "sequences"));
    view.set("instances", ids(entities, "instances"));
    return view;
  }

  /** The sequences of a space, which its hubs share, each with its instances on all of them. */
  Collection<ObjectNode> sequences(String space) {
    Map<String, ObjectNode> all = new LinkedHashMap<>();
    for (JsonNode hub : spaces.ask(space, "sequences").values()) {
      for (JsonNode sequence : hub) {
        @Nullable ObjectNode known = all.get(sequence.path("id").asText());
        if (known == null) {
          all.put(sequence.path("id").asText(), (ObjectNode) sequence);
        } else {
          sequence.path("instances").forEach(known.withArray("instances")::add);
        }
      }
    }
    return all.values();
  }

  static ArrayNode ids(Optional<JsonNode> entities, String kind) {
    ArrayNode ids = NODES.arrayNode();
    entities
        .map(known -> known.path(kind))
        .ifPresent(list -> list.forEach(one -> ids.add(one.path("id").asText())));
    return ids;
  }

  private static String shown(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
