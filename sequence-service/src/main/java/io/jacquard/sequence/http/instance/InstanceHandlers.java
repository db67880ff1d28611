package io.jacquard.sequence.http.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.JsonBody;
import io.jacquard.commons.hub.LongStreams;
import io.jacquard.commons.hub.Routes;
import io.jacquard.sequence.http.sequence.SequenceHandlers;
import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.sequence.instance.Instance;
import io.jacquard.sequence.instance.InstanceService;
import io.jacquard.sequence.instance.InstanceView;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Instances: what they are, how they are, and their end. */
@Singleton
public final class InstanceHandlers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final long DEFAULT_STOP_MILLIS = 7000;
  private static final long LONGEST_STOP_MILLIS = 24 * 3_600_000L;
  private static final double FASTEST_MONITORING = 100;

  private final InstanceService instances;
  private final SequenceHandlers sequences;
  private final JsonBody bodies;
  private final String hub;

  InstanceHandlers(
      InstanceService instances, SequenceHandlers sequences, JsonBody bodies, HubConfig config) {
    this.instances = instances;
    this.sequences = sequences;
    this.bodies = bodies;
    this.hub = config.id();
  }

  public void addTo(Routes routes) {
    routes
        .on("GET", "instances", request -> request.json(all()))
        .on("GET", "entities", request -> request.work(() -> entities(request)))
        .on("GET", "instance/:id", on((request, instance) -> request.json(view(instance))))
        .on("GET", "instance/:id/health", on(this::health))
        .on("POST", "instance/:id/_stop", withBody(this::stop))
        .on("POST", "instance/:id/_kill", withBody(this::kill))
        .on("POST", "instance/:id/_monitoring_rate", withBody(InstanceHandlers::monitor));
  }

  /** A handler of an instance's paths, given the instance. */
  Consumer<HubRequest> on(BiConsumer<HubRequest, Instance> handler) {
    return request -> {
      Optional<Instance> instance = instances.find(request.parameter("id"));
      if (instance.isPresent()) {
        handler.accept(request, instance.get());
      } else {
        request.refuse(404, "Instance " + request.parameter("id") + " not found");
      }
    };
  }

  /** What is done with an instance and a body. */
  interface Operation {
    void run(HubRequest request, Instance instance, JsonNode body);
  }

  /** A handler given the instance and the JSON body. */
  Consumer<HubRequest> withBody(Operation operation) {
    return on((request, instance) ->
        bodies.read(request, body -> request.work(() -> operation.run(request, instance, body))));
  }

  /**
   * The object in a body: clients send it as it is, or as the second element of an array after a
   * number.
   */
  static JsonNode content(JsonNode body) {
    return body.isArray() ? body.path(1) : body;
  }

  private ArrayNode all() {
    ArrayNode all = NODES.arrayNode();
    instances.all().forEach(instance -> all.add(view(instance)));
    return all;
  }

  private void entities(HubRequest request) {
    ObjectNode entities = NODES.objectNode();
    entities.set("sequences", sequences.all());
    entities.set("instances", all());
    request.json(entities);
  }

  private ObjectNode view(Instance instance) {
    return InstanceView.of(instance, hub);
  }

  private void health(HubRequest request, Instance instance) {
    var _ =
        instance
            .health()
            .thenAccept(healthy ->
                request.json(
                    NODES.objectNode().put("healthy", healthy).put("processId", instance.pid())));
  }

  private void stop(HubRequest request, Instance instance, JsonNode body) {
    JsonNode content = content(body);
    JsonNode timeout = content.path("timeout");
    JsonNode mayKeepAlive = content.path("canCallKeepalive");
    if (!absent(timeout)
        && !(timeout.isNumber()
            && timeout.asLong() >= 0
            && timeout.asLong() <= LONGEST_STOP_MILLIS)) {
      request.error(400, "Invalid timeout format");
    } else if (!absent(mayKeepAlive) && !mayKeepAlive.isBoolean()) {
      request.error(400, "Invalid canCallKeepalive format");
    } else {
      Duration time = Duration.ofMillis(timeout.asLong(DEFAULT_STOP_MILLIS));
      var stopped = instance.stop(time, mayKeepAlive.asBoolean());
      ObjectNode answer = accepted(instance);
      LongStreams.keep(request);
      request.after(stopped, () -> request.json(202, answer));
    }
  }

  private void kill(HubRequest request, Instance instance, JsonNode body) {
    JsonNode removeAtOnce = content(body).path("removeImmediately");
    if (!absent(removeAtOnce) && !removeAtOnce.isBoolean()) {
      request.error(400, "Invalid removeImmediately format");
      return;
    }
    instance.kill(removeAtOnce.asBoolean());
    request.json(202, accepted(instance));
  }

  private static void monitor(HubRequest request, Instance instance, JsonNode body) {
    JsonNode rate = content(body).path("monitoringRate");
    if (!rate.isNumber() || rate.asDouble() <= 0 || rate.asDouble() > FASTEST_MONITORING) {
      request.error(400, "monitoringRate is a number of times in a second, up to 100");
      return;
    }
    instance.monitor(rate.asDouble());
    request.json(202, NODES.objectNode().put("accepted", true));
  }

  private ObjectNode accepted(Instance instance) {
    return view(instance).put("opStatus", "Accepted");
  }

  private static boolean absent(JsonNode node) {
    return node.isNull() || node instanceof MissingNode;
  }
}
