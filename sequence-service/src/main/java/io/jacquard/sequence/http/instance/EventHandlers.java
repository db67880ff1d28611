package io.jacquard.sequence.http.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.LongStreams;
import io.jacquard.commons.hub.Routes;
import io.jacquard.sequence.instance.EventBoard;
import io.jacquard.sequence.instance.Instance;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events to and from an instance. A name may be left out: then every event is meant. */
@Singleton
public final class EventHandlers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final InstanceHandlers instances;

  EventHandlers(InstanceHandlers instances) {
    this.instances = instances;
  }

  public void addTo(Routes routes) {
    routes
        .on("POST", "instance/:id/_event", instances.withBody(EventHandlers::send))
        .on("GET", "instance/:id/event/:name", instances.on(EventHandlers::last))
        .on("GET", "instance/:id/once", instances.on(EventHandlers::last))
        .on("GET", "instance/:id/once/:name", instances.on(EventHandlers::next))
        .on("GET", "instance/:id/events/:name", instances.on(EventHandlers::stream))
        .on("GET", "instance/:id/event", instances.on(EventHandlers::stream))
        .on("GET", "instance/:id/events", instances.on(EventHandlers::stream));
  }

  private static void send(HubRequest request, Instance instance, JsonNode body) {
    JsonNode content = InstanceHandlers.content(body);
    JsonNode name = content.path("eventName");
    if (!name.isTextual() || name.asText().isEmpty()) {
      request.error(400, "Invalid format, eventName missing.");
    } else if (instance.state().over()) {
      request.error(409, "The instance is over");
    } else {
      instance.send(name.asText(), content.get("message"));
      request.json(NODES.objectNode().put("accepted", "OK"));
    }
  }

  /** The last message, or the first once there is one. */
  private static void last(HubRequest request, Instance instance) {
    answer(request, instance, true);
  }

  /** The next message; waits as long as the client does. */
  private static void next(HubRequest request, Instance instance) {
    answer(request, instance, false);
  }

  /**
   * Answers with one event; it is listened for before the last one is looked up: none is missed.
   */
  private static void answer(HubRequest request, Instance instance, boolean lastToo) {
    AtomicBoolean answered = new AtomicBoolean();
    Consumer<EventBoard.Event> answer =
        event -> {
          if (answered.compareAndSet(false, true)) {
            request.json(event.message());
          }
        };
    Runnable stop = instance.events().listen(name(request), answer);
    LongStreams.keep(request);
    request.onEnd(stop);
    if (lastToo) {
      instance.events().last(name(request)).ifPresent(answer);
    }
    var _ =
        instance
            .over()
            .thenRun(() -> {
              if (answered.compareAndSet(false, true)) {
                request.error(404, "The instance ended without the event");
              }
            });
  }

  /** All from now on, one in a line; a reader that falls far behind is cut off. */
  private static void stream(HubRequest request, Instance instance) {
    if (!request.openStream()) {
      return;
    }
    @Nullable String name = name(request);
    HttpServerResponse response = request.response();
    response.setWriteQueueMaxSize(1 << 20);
    Runnable stop =
        instance
            .events()
            .listen(
                name,
                event -> {
                  if (response.writeQueueFull()) {
                    response.reset();
                  } else {
                    response.write(Buffer.buffer(line(event, name)));
                  }
                });
    request.onEnd(stop);
    var _ = instance.over().thenRun(() -> StreamReply.finish(response));
  }

  private static String line(EventBoard.Event event, @Nullable String name) {
    JsonNode shown =
        name != null
            ? event.message()
            : NODES.objectNode().put("eventName", event.name()).set("message", event.message());
    return shown + "\n";
  }

  private static @Nullable String name(HubRequest request) {
    return request.parameters().get("name");
  }
}
