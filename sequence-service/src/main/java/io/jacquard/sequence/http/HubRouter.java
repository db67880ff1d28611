package io.jacquard.sequence.http;

import io.jacquard.commons.edge.Percent;
import io.jacquard.commons.edge.RouteLabel;
import io.jacquard.commons.problem.ProblemException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one handler of the hub's paths. It stands before the platform's limit on the size of bodies:
 * streams have none.
 */
@Singleton
final class HubRouter {
  private static final String BASE = "/api/v1/";
  private static final int BEFORE_THE_BODY_LIMIT = -100;
  private static final Set<String> OF_TOPIC_SERVICE = Set.of("topic", "topics", "topis");

  private final Routes routes = new Routes();
  private final HubAccess access;

  HubRouter(
      HubAccess access,
      HubHandlers hub,
      SequenceHandlers sequences,
      InstanceHandlers instances,
      StreamHandlers streams,
      EventHandlers events) {
    this.access = access;
    hub.addTo(routes);
    sequences.addTo(routes);
    instances.addTo(routes);
    streams.addTo(routes);
    events.addTo(routes);
  }

  void install(@Observes Router router) {
    router.route(BASE + "*").order(BEFORE_THE_BODY_LIMIT).handler(this::handle);
  }

  private void handle(RoutingContext context) {
    List<String> path = path(context);
    if (!path.isEmpty() && OF_TOPIC_SERVICE.contains(path.getFirst())) {
      context.next();
      return;
    }
    HubRequest unmatched = new HubRequest(context, Map.of());
    try {
      if (!access.permits(context.request())) {
        unmatched.forbidden();
        return;
      }
    } catch (ProblemException e) {
      unmatched.fail(e);
      return;
    }
    Optional<Routes.Match> match = routes.find(context.request().method().name(), path);
    if (match.isEmpty()) {
      unmatched.empty(404);
      return;
    }
    RouteLabel.set(context, BASE + path.getFirst());
    match.get().handler().accept(new HubRequest(context, match.get().parameters()));
  }

  /** The decoded parts of the path after the base; a slash at the end does not count. */
  private static List<String> path(RoutingContext context) {
    @Nullable String whole = context.request().path();
    String raw = whole == null ? BASE : whole;
    List<String> parts = new ArrayList<>();
    for (String part : raw.substring(BASE.length()).split("/", -1)) {
      parts.add(Percent.decode(part));
    }
    if (parts.getLast().isEmpty()) {
      parts.removeLast();
    }
    return parts;
  }
}
