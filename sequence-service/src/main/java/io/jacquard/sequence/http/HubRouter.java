package io.jacquard.sequence.http;

import io.jacquard.commons.hub.HubEntrance;
import io.jacquard.commons.hub.Routes;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** The one handler of the hub's paths, but for those of topics. */
@Singleton
final class HubRouter {
  private static final Set<String> OF_TOPIC_SERVICE = Set.of("topic", "topics", "topis");

  private final Routes routes = new Routes();
  private final HubEntrance entrance;

  HubRouter(
      HubEntrance entrance,
      HubHandlers hub,
      SequenceHandlers sequences,
      InstanceHandlers instances,
      StreamHandlers streams,
      EventHandlers events) {
    this.entrance = entrance;
    hub.addTo(routes);
    sequences.addTo(routes);
    instances.addTo(routes);
    streams.addTo(routes);
    events.addTo(routes);
  }

  void install(@Observes Router router) {
    router
        .route(HubEntrance.BASE + "*")
        .order(HubEntrance.BEFORE_THE_BODY_LIMIT)
        .handler(this::handle);
  }

  private void handle(RoutingContext context) {
    List<String> path = HubEntrance.path(context);
    if (!path.isEmpty() && OF_TOPIC_SERVICE.contains(path.getFirst())) {
      context.next();
    } else {
      entrance.admit(context, path, routes);
    }
  }
}
