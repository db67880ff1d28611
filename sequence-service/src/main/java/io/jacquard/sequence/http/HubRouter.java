package io.jacquard.sequence.http;

import io.jacquard.commons.hub.HubAccess;
import io.jacquard.commons.hub.HubEntrance;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.sequence.http.space.SpaceRouter;
import io.jacquard.sequence.http.space.TopicGateway;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The one handler of the hub's paths, but for those of topics, and of its space's. */
@Singleton
final class HubRouter {
  /** Topics may be another process's although this one has them too. */
  private static final int BEFORE_TOPIC_SERVICE = HubEntrance.BEFORE_THE_BODY_LIMIT - 1;

  private final HubEntrance entrance;
  private final HubAccess access;
  private final HubPaths hub;
  private final SpaceRouter spaces;
  private final TopicGateway topics;

  HubRouter(
      HubEntrance entrance,
      HubAccess access,
      HubPaths hub,
      SpaceRouter spaces,
      TopicGateway topics) {
    this.entrance = entrance;
    this.access = access;
    this.hub = hub;
    this.spaces = spaces;
    this.topics = topics;
  }

  void install(@Observes Router router) {
    router.route(HubEntrance.BASE + "*").order(BEFORE_TOPIC_SERVICE).handler(this::handle);
  }

  private void handle(RoutingContext context) {
    List<String> path = HubEntrance.path(context);
    boolean ofTopics = TopicGateway.owns(path);
    if (ofTopics && !topics.elsewhere()) {
      context.next();
      return;
    }
    Optional<HubRequest> entered = entrance.enter(context);
    if (entered.isEmpty()) {
      return;
    }
    HubRequest request = entered.get();
    if (SpaceRouter.owns(path)) {
      request.guard(() -> spaces.handle(request, path));
    } else if (!access.permits(request.visitor(), request.http())) {
      request.forbidden();
    } else if (ofTopics) {
      topics.forward(request, String.valueOf(request.http().path()));
    } else {
      request.guard(() -> hub.handle(request, path));
    }
  }
}
