package io.jacquard.topic.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.JsonBody;
import io.jacquard.commons.hub.Routes;
import io.jacquard.topic.log.Addition;
import io.jacquard.topic.log.ContentType;
import io.jacquard.topic.log.Topic;
import io.jacquard.topic.log.TopicLog;
import io.jacquard.topic.log.TopicName;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Topics: list, create and delete. */
@Singleton
final class TopicHandlers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final TopicLog log;
  private final JsonBody bodies;
  private final String host;

  TopicHandlers(
      TopicLog log, JsonBody bodies, @ConfigProperty(name = "quarkus.http.host") String host) {
    this.log = log;
    this.bodies = bodies;
    this.host = host;
  }

  void addTo(Routes routes) {
    routes
        .on("GET", "topics", this::list)
        .on("GET", "topis", this::list)
        .on(
            "POST",
            "topics",
            request -> bodies.read(request, body -> request.guard(() -> create(request, body))))
        .on(
            "DELETE",
            "topics/:name",
            request -> bodies.read(request, _ -> request.guard(() -> delete(request))));
  }

  private void list(HubRequest request) {
    request.answer(
        log.all(),
        topics -> {
          ArrayNode list = NODES.arrayNode();
          topics.forEach(topic -> list.add(view(topic)));
          request.json(list);
        });
  }

  private static ObjectNode view(Topic topic) {
    return NODES
        .objectNode()
        .put("contentType", topic.type().wire())
        .put("localProvider", "")
        .put("topic", topic.name().value())
        .put("topicName", topic.name().value());
  }

  private void create(HubRequest request, JsonNode body) {
    JsonNode id = body.path("id");
    JsonNode type = body.path("content-type");
    if (!id.isTextual() || id.asText().isEmpty()) {
      request.error(400, "Missing body param: id");
      return;
    }
    if (!type.isTextual() || type.asText().isEmpty()) {
      request.error(400, "Missing body param: content-type");
      return;
    }
    Optional<ContentType> known = ContentType.of(type.asText());
    if (known.isEmpty()) {
      request.error(400, "Unsupported content-type");
      return;
    }
    TopicName name = new TopicName(id.asText());
    request.answer(
        log.find(name).thenCompose(topic -> topic == null ? made(name, known.get()) : absent()),
        made -> {
          if (made) {
            request.json(created(name, known.get()));
          } else {
            request.error(400, "Topic with given id already exist");
          }
        });
  }

  private CompletableFuture<Boolean> made(TopicName name, ContentType type) {
    return log.append(new Addition(name, type, null, List.of(), false, false, null))
        .thenApply(_ -> true);
  }

  private static CompletableFuture<Boolean> absent() {
    return CompletableFuture.completedFuture(false);
  }

  private ObjectNode created(TopicName name, ContentType type) {
    ObjectNode created = NODES.objectNode().put("id", name.value());
    created.putObject("origin").put("id", host).put("type", "hub");
    return created.put("state", "flowing").put("contentType", type.wire());
  }

  private void delete(HubRequest request) {
    TopicName name = new TopicName(request.parameter("name"));
    request.answer(
        log.remove(name),
        removed -> {
          if (removed) {
            request.json(NODES.objectNode().put("message", "Topic " + name + " removed"));
          } else {
            request.error(404, "Topic " + name + " not found");
          }
        });
  }
}
