package io.jacquard.topic.http;

import io.jacquard.commons.hub.HubEntrance;
import io.jacquard.commons.hub.Routes;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** The one handler of the paths of topics in the hub's API. */
@Singleton
final class TopicRouter {
  private static final Set<String> OWN = Set.of("topic", "topics", "topis");

  private final Routes routes = new Routes();
  private final HubEntrance entrance;

  TopicRouter(
      HubEntrance entrance, TopicHandlers topics, StreamHandlers streams, GroupHandlers groups) {
    this.entrance = entrance;
    topics.addTo(routes);
    streams.addTo(routes);
    groups.addTo(routes);
  }

  void install(@Observes Router router) {
    router
        .route(HubEntrance.BASE + "*")
        .order(HubEntrance.BEFORE_THE_BODY_LIMIT)
        .handler(this::handle);
  }

  private void handle(RoutingContext context) {
    List<String> path = HubEntrance.path(context);
    if (!path.isEmpty() && OWN.contains(path.getFirst())) {
      entrance.admit(context, path, routes);
    } else {
      context.next();
    }
  }
}
