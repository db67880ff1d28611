package io.jacquard.sequence.http.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.commons.hub.HubAccess;
import io.jacquard.commons.hub.HubEntrance;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.Routes;
import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.sequence.space.Spaces;
import jakarta.inject.Singleton;
import java.util.Map;

/** The topics of a space, and which instances on its hubs write to them and read them. */
@Singleton
final class SpaceTopics {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final HubAccess access;
  private final Spaces spaces;
  private final TopicGateway topics;
  private final HubConfig config;

  SpaceTopics(HubAccess access, Spaces spaces, TopicGateway topics, HubConfig config) {
    this.access = access;
    this.spaces = spaces;
    this.topics = topics;
    this.config = config;
  }

  void addTo(Routes routes) {
    routes
        .on("GET", "topics", this::list)
        .on("POST", "topics", this::forward)
        .on("DELETE", "topics/:name", this::forward)
        .on("GET", "topic/:name", this::forward)
        .on("POST", "topic/:name", this::forward);
  }

  private boolean permits(HubRequest request) {
    return request.parameter("space").equals(config.space()) && access.permits(request.visitor());
  }

  private void forward(HubRequest request) {
    if (permits(request)) {
      int before = SpaceRouter.ofSpace(HubEntrance.path(request.context()));
      String path = HubEntrance.behind(request.context(), before);
      topics.forward(request, HubEntrance.BASE + path);
    } else {
      request.forbidden();
    }
  }

  /** The list has the names of a space's fields beside those of a hub's. */
  private void list(HubRequest request) {
    if (!permits(request)) {
      request.forbidden();
      return;
    }
    request.work(() -> {
      Map<String, JsonNode> instances = spaces.ask(config.space(), "instances");
      topics
          .list()
          .onFailure(_ -> request.refuse(502, "The service of topics cannot be reached"))
          .onSuccess(answer -> {
            if (answer.ok()) {
              request.json(shown(answer.body(), instances));
            } else {
              request.refuse(answer.status(), answer.body().path("error").asText());
            }
          });
    });
  }

  private static ArrayNode shown(JsonNode topics, Map<String, JsonNode> instances) {
    ArrayNode list = NODES.arrayNode();
    for (JsonNode topic : topics) {
      ObjectNode fields = topic.deepCopy();
      list.add(fields.set("name", topic.path("topic")));
      fields.set("actors", actors(topic.path("topic").asText(), instances));
    }
    return list;
  }

  private static ArrayNode actors(String topic, Map<String, JsonNode> instances) {
    ArrayNode actors = NODES.arrayNode();
    instances.forEach((hub, those) -> {
      for (JsonNode instance : those) {
        if (instance.path("provides").asText().equals(topic)) {
          actors.add(actor(hub, instance, "producer", "output"));
        }
        if (instance.path("requires").asText().equals(topic)) {
          actors.add(actor(hub, instance, "consumer", "input"));
        }
      }
    });
    return actors;
  }

  private static ObjectNode actor(String hub, JsonNode instance, String role, String stream) {
    return NODES
        .objectNode()
        .put("hostId", hub)
        .put("stream", "instance/" + instance.path("id").asText() + "/" + stream)
        .put("retired", instance.has("ended"))
        .put("role", role)
        .put("type", "instance");
  }
}
