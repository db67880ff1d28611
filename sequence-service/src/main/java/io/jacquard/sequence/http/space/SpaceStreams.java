package io.jacquard.sequence.http.space;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.commons.hub.HubAccess;
import io.jacquard.commons.hub.HubEntrance;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.Routes;
import io.jacquard.commons.hub.Visitor;
import io.jacquard.commons.identity.internal.InternalTokens;
import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.sequence.space.Spaces;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all hubs of a space log, and their audit, each as one stream; and the space's topics. */
@Singleton
final class SpaceStreams {
  private final SpaceAccess access;
  private final HubAccess hubAccess;
  private final Spaces spaces;
  private final Forwarder forwarder;
  private final TopicGateway topics;
  private final InternalTokens tokens;
  private final HubConfig config;

  SpaceStreams(
      SpaceAccess access,
      HubAccess hubAccess,
      Spaces spaces,
      Forwarder forwarder,
      TopicGateway topics,
      InternalTokens tokens,
      HubConfig config) {
    this.access = access;
    this.hubAccess = hubAccess;
    this.spaces = spaces;
    this.forwarder = forwarder;
    this.topics = topics;
    this.tokens = tokens;
    this.config = config;
  }

  void addTo(Routes routes) {
    routes
        .on("GET", "log", request -> merge(request, "log"))
        .on("GET", "audit", request -> merge(request, "audit"))
        .on("GET", "topics", this::listTopics)
        .on("POST", "topics", this::topics)
        .on("DELETE", "topics/:name", this::topics)
        .on("GET", "topic/:name", this::topics)
        .on("POST", "topic/:name", this::topics);
  }

  private void topics(HubRequest request) {
    String space = request.parameter("space");
    if (space.equals(config.space()) && hubAccess.permits(request.visitor())) {
      int before = SpaceRouter.ofSpace(HubEntrance.path(request.context()));
      String path = HubEntrance.behind(request.context(), before);
      topics.forward(request, HubEntrance.BASE + path);
    } else {
      request.forbidden();
    }
  }

  /** The list has the names of a space's fields beside those of a hub's. */
  private void listTopics(HubRequest request) {
    String space = request.parameter("space");
    if (!space.equals(config.space()) || !hubAccess.permits(request.visitor())) {
      request.forbidden();
      return;
    }
    topics
        .list()
        .onFailure(_ -> request.refuse(502, "The service of topics cannot be reached"))
        .onSuccess(list -> {
          list.forEach(topic -> {
            if (topic instanceof ObjectNode fields) {
              fields.set("name", fields.path("topic"));
              fields.putArray("actors");
            }
          });
          request.json(list);
        });
  }

  private void merge(HubRequest request, String path) {
    Pause pause = Pause.of(request);
    request.work(() -> {
      String space = request.parameter("space");
      boolean forHim = !(request.visitor() instanceof Visitor.OfInstance);
      if (!forHim || !access.permits(request.visitor(), space)) {
        pause.end(request::forbidden);
        return;
      }
      List<URI> hubs =
          spaces.hubs(space).stream().map(spaces::address).flatMap(Optional::stream).toList();
      pause.end(() -> merge(request, hubs, HubEntrance.BASE + path));
    });
  }

  private void merge(HubRequest request, List<URI> hubs, String path) {
    if (!request.openStream()) {
      return;
    }
    MergedLines lines = new MergedLines(request.response(), hubs.size() + 1);
    for (URI hub : hubs) {
      Future<HttpClientResponse> opened = forwarder.open(hub, path, authorization());
      opened.onSuccess(source -> {
        request.onEnd(() -> source.request().reset());
        lines.add(source);
      });
      opened.onFailure(_ -> lines.ended());
    }
    lines.ended();
  }

  private Map<String, String> authorization() {
    return Map.of(HttpHeaders.AUTHORIZATION.toString(), tokens.authorization());
  }
}
