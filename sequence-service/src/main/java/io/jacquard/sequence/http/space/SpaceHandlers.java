package io.jacquard.sequence.http.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.Routes;
import io.jacquard.sequence.http.Release;
import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.sequence.load.MachineLoad;
import io.jacquard.sequence.space.Spaces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;

/** What a space is, and what its hubs have. */
@Singleton
final class SpaceHandlers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SpaceAccess access;
  private final Spaces spaces;
  private final SpaceView view;
  private final MachineLoad load;
  private final HubConfig config;

  SpaceHandlers(
      SpaceAccess access, Spaces spaces, SpaceView view, MachineLoad load, HubConfig config) {
    this.access = access;
    this.spaces = spaces;
    this.view = view;
    this.load = load;
    this.config = config;
  }

  void addTo(Routes routes) {
    routes
        .on("GET", "spaces", this::all)
        .on("GET", "version", in((request, _) -> request.json(Release.of("@scramjet/manager"))))
        .on("GET", "load", in((request, _) -> request.json(load.check())))
        .on("GET", "load-check", in((request, _) -> request.json(load.check())))
        .on("GET", "config", in(this::config))
        .on("GET", "list", in((request, space) -> request.json(view.hubs(space))))
        .on("GET", "sth/:id", in(this::hub))
        .on("GET", "sth/:id/info", in(this::hub))
        .on("GET", "sequences", in(this::sequenceIds))
        .on("GET", "instances", in(this::instanceIds))
        .on("GET", "entities", in(this::entities))
        .on("GET", "all_sequences", in(this::sequences));
  }

  /** What is answered about a space. */
  interface Answer {
    void give(HubRequest request, String space) throws Exception;
  }

  /** A handler that may wait, for those who may see the space. */
  Consumer<HubRequest> in(Answer answer) {
    return request ->
        request.work(() -> {
          String space = request.parameter("space");
          if (access.permits(request.visitor(), space)) {
            answer.give(request, space);
          } else {
            request.forbidden();
          }
        });
  }

  private void all(HubRequest request) {
    request.work(() -> {
      ArrayNode all = NODES.arrayNode();
      access.spaces(request.visitor()).forEach(id -> all.addObject().put("id", id));
      request.json(all);
    });
  }

  private void config(HubRequest request, String space) {
    request.json(
        NODES
            .objectNode()
            .put("id", space)
            .put("apiBase", "/api/v1")
            .put("heartBeatInterval", config.heartbeat().toMillis())
            .put("lostAfter", config.lostAfter().toMillis()));
  }

  private void hub(HubRequest request, String space) {
    String id = request.parameter("id");
    Optional<ObjectNode> hub = view.hub(space, id);
    if (hub.isPresent()) {
      request.json(hub.get());
    } else {
      request.error(404, "Hub " + id + " not found");
    }
  }

  private void sequenceIds(HubRequest request, String space) {
    ArrayNode ids = NODES.arrayNode();
    view.sequences(space).forEach(sequence -> ids.add(sequence.path("id").asText()));
    request.json(ids);
  }

  /** One list of lists: the ids of each hub that has any. */
  private void instanceIds(HubRequest request, String space) {
    ArrayNode hubs = NODES.arrayNode();
    for (JsonNode hub : spaces.ask(space, "entities").values()) {
      ArrayNode ids = SpaceView.ids(Optional.of(hub), "instances");
      if (!ids.isEmpty()) {
        hubs.add(ids);
      }
    }
    request.json(NODES.arrayNode().add(hubs));
  }

  private void sequences(HubRequest request, String space) {
    request.json(NODES.arrayNode().addAll(view.sequences(space)));
  }

  private void entities(HubRequest request, String space) {
    ObjectNode entities = NODES.objectNode();
    entities.putArray("sequences").addAll(view.sequences(space));
    ArrayNode instances = entities.putArray("instances");
    spaces.ask(space, "instances").values().forEach(hub -> hub.forEach(instances::add));
    request.json(entities);
  }
}
