package io.jacquard.sequence.http.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.JsonBody;
import io.jacquard.commons.hub.Routes;
import io.jacquard.commons.hub.Visitor;
import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.sequence.space.AccessKeys;
import io.jacquard.sequence.space.HubEntry;
import io.jacquard.sequence.space.Spaces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What users alone do with a space, and neither instances nor holders of keys: hubs and keys. */
@Singleton
final class SpaceOperators {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONGEST_TEXT = 1000;

  private final SpaceAccess access;
  private final Spaces spaces;
  private final SpaceView view;
  private final AccessKeys keys;
  private final JsonBody bodies;
  private final HubConfig config;

  SpaceOperators(
      SpaceAccess access,
      Spaces spaces,
      SpaceView view,
      AccessKeys keys,
      JsonBody bodies,
      HubConfig config) {
    this.access = access;
    this.spaces = spaces;
    this.view = view;
    this.keys = keys;
    this.bodies = bodies;
    this.config = config;
  }

  void addTo(Routes routes) {
    routes
        .on("POST", "sth", with(this::announce))
        .on("DELETE", "sth/:id", with(this::remove))
        .on("POST", "disconnect", with(this::disconnect))
        .on("GET", "apikey", with(this::listKeys))
        .on("POST", "apikey", with(this::makeKey))
        .on("DELETE", "apikey", with(this::revokeKeys));
  }

  /** What is done to a space, given a body. */
  private interface Operation {
    void run(HubRequest request, String space, JsonNode body);
  }

  private Consumer<HubRequest> with(Operation operation) {
    return request ->
        bodies.read(
            request,
            body ->
                request.work(() -> {
                  String space = request.parameter("space");
                  if (request.visitor() instanceof Visitor.User
                      && access.permits(request.visitor(), space)) {
                    operation.run(request, space, body);
                  } else {
                    request.forbidden();
                  }
                }));
  }

  private void announce(HubRequest request, String space, JsonNode body) {
    JsonNode id = body.path("id");
    JsonNode description = body.path("description");
    if (!id.isTextual() || !(description.isMissingNode() || description.isTextual())) {
      request.error(400, "'id' must be a text, and so must 'description'");
      return;
    }
    List<String> tags = new ArrayList<>();
    body.path("tags").forEach(tag -> tags.add(shortened(tag)));
    HubEntry hub;
    try {
      hub = spaces.announce(space, id.asText(), shortened(description), tags);
    } catch (IllegalArgumentException e) {
      request.error(400, String.valueOf(e.getMessage()));
      return;
    }
    ObjectNode answer = NODES.objectNode().put("opStatus", "OK");
    view.hub(space, hub.id()).ifPresent(answer::setAll);
    request.json(answer);
  }

  private static String shortened(JsonNode text) {
    String whole = text.asText("");
    return whole.substring(0, Math.min(whole.length(), LONGEST_TEXT));
  }

  private void remove(HubRequest request, String space, JsonNode body) {
    String id = request.parameter("id");
    boolean force = "true".equalsIgnoreCase(request.http().getHeader("x-force"));
    switch (spaces.remove(space, id, force)) {
      case DONE -> request.json(NODES.objectNode().put("opStatus", "OK").put("id", id));
      case UNKNOWN -> request.error(404, "Hub " + id + " not found");
      case CONNECTED ->
          request.error(409, "Hub " + id + " is connected; x-force: true sends it away");
    }
  }

  private void disconnect(HubRequest request, String space, JsonNode body) {
    List<HubEntry> sent;
    if (body.path("id").isTextual()) {
      sent = spaces.disconnect(space, body.path("id").asText());
    } else if (body.path("limit").isInt() && body.path("limit").asInt() >= 0) {
      sent = spaces.disconnectBeyond(space, body.path("limit").asInt());
    } else if (body.path("accessKey").isTextual()) {
      sent = List.of(); // hubs share a store and have no need of keys
    } else {
      request.error(400, "The body must have 'id', 'limit' or 'accessKey'");
      return;
    }
    ObjectNode answer = NODES.objectNode().put("managerId", space);
    ArrayNode disconnected = answer.putArray("disconnected");
    sent.forEach(
        hub -> disconnected.addObject().put("sthId", hub.id()).put("reason", "disconnected"));
    request.json(answer);
  }

  /** Only a hub of the space itself keeps its keys. */
  private boolean isElsewhere(HubRequest request, String space) {
    if (space.equals(config.space())) {
      return false;
    }
    request.error(409, "The keys of a space are kept by its own hubs; ask one of " + space);
    return true;
  }

  private void listKeys(HubRequest request, String space, JsonNode body) {
    if (isElsewhere(request, space)) {
      return;
    }
    ObjectNode answer = NODES.objectNode();
    ArrayNode list = answer.putArray("accessKeys");
    keys.all().forEach(key -> list.add(shown(key)));
    request.json(answer);
  }

  private static ObjectNode shown(AccessKeys.Key key) {
    return NODES
        .objectNode()
        .put("created", key.created().toEpochMilli())
        .put("description", key.description());
  }

  private void makeKey(HubRequest request, String space, JsonNode body) {
    if (isElsewhere(request, space)) {
      return;
    }
    Optional<AccessKeys.Made> made = keys.make(shortened(body.path("description")));
    if (made.isEmpty()) {
      request.error(409, "The space has as many access keys as it may");
      return;
    }
    request.json(shown(made.get().key()).put("accessKey", made.get().text()));
  }

  private void revokeKeys(HubRequest request, String space, JsonNode body) {
    if (isElsewhere(request, space)) {
      return;
    }
    @Nullable String one = request.http().getHeader("x-revoke");
    boolean all = "true".equalsIgnoreCase(request.http().getHeader("x-revoke-all"));
    if (one == null && !all) {
      request.error(400, "The header x-revoke names a key, x-revoke-all: true means all");
      return;
    }
    int revoked = all ? keys.revokeAll() : keys.revoke(String.valueOf(one)) ? 1 : 0;
    if (revoked == 0 && !all) {
      request.error(404, "There is no such access key");
      return;
    }
    request.json(
        NODES.objectNode().put("message", "Access keys revoked").put("keysRevoked", revoked));
  }
}
