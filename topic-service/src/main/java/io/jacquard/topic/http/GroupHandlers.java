package io.jacquard.topic.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.JsonBody;
import io.jacquard.commons.hub.Routes;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.topic.group.GroupName;
import io.jacquard.topic.group.Groups;
import io.jacquard.topic.log.Position;
import io.jacquard.topic.log.TopicName;
import io.jacquard.topic.problem.TopicProblem;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Groups of consumers: list, acknowledge and remove. */
@Singleton
final class GroupHandlers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_OFFSETS = 10_000;

  private final Groups groups;
  private final JsonBody bodies;

  GroupHandlers(Groups groups, JsonBody bodies) {
    this.groups = groups;
    this.bodies = bodies;
  }

  void addTo(Routes routes) {
    routes
        .on("GET", "topic/:name/groups", request -> request.guard(() -> list(request)))
        .on(
            "POST",
            "topic/:name/groups/:group/ack",
            request ->
                bodies.read(request, body -> request.guard(() -> acknowledge(request, body))))
        .on(
            "DELETE",
            "topic/:name/groups/:group",
            request -> bodies.read(request, _ -> request.guard(() -> remove(request))));
  }

  private void list(HubRequest request) {
    request.answer(
        groups.of(topic(request)),
        known -> {
          ArrayNode list = NODES.arrayNode();
          known.forEach(group ->
              list.addObject()
                  .put("group", group.name())
                  .put("delivered", group.delivered())
                  .put("pending", group.pending())
                  .put("consumers", group.consumers()));
          request.json(list);
        });
  }

  private void acknowledge(HubRequest request, JsonNode body) {
    request.answer(
        groups.acknowledge(topic(request), group(request), offsets(body.path("offsets"))),
        count -> request.json(NODES.objectNode().put("acknowledged", count)));
  }

  private static List<Position> offsets(JsonNode sent) {
    if (!sent.isArray() || sent.isEmpty() || sent.size() > MOST_OFFSETS) {
      throw invalid("offsets must be a list of 1 to " + MOST_OFFSETS + " offsets");
    }
    List<Position> offsets = new ArrayList<>();
    for (JsonNode offset : sent) {
      offsets.add(
          Position.of(offset.asText())
              .orElseThrow(() -> invalid("offsets are texts such as \"42-0\"")));
    }
    return offsets;
  }

  private void remove(HubRequest request) {
    GroupName group = group(request);
    request.answer(
        groups.remove(topic(request), group),
        removed -> {
          if (removed) {
            request.json(NODES.objectNode().put("message", "Group " + group.value() + " removed"));
          } else {
            request.error(404, "Group " + group.value() + " not found");
          }
        });
  }

  private static TopicName topic(HubRequest request) {
    return new TopicName(request.parameter("name"));
  }

  private static GroupName group(HubRequest request) {
    return new GroupName(request.parameter("group"));
  }

  private static ProblemException invalid(String reason) {
    return new ProblemException(TopicProblem.TOPIC_REQUEST_INVALID, reason);
  }
}
