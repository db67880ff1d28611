package io.jacquard.sequence.http.space;

import io.jacquard.commons.hub.HubEntrance;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.Routes;
import io.jacquard.commons.hub.Visitor;
import io.jacquard.commons.identity.internal.InternalTokens;
import io.jacquard.sequence.http.Pause;
import io.jacquard.sequence.space.Spaces;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all hubs of a space log, and their audit, each as one stream. */
@Singleton
final class SpaceStreams {
  private static final int OK = 200;

  private final SpaceAccess access;
  private final Spaces spaces;
  private final Forwarder forwarder;
  private final InternalTokens tokens;

  SpaceStreams(SpaceAccess access, Spaces spaces, Forwarder forwarder, InternalTokens tokens) {
    this.access = access;
    this.spaces = spaces;
    this.forwarder = forwarder;
    this.tokens = tokens;
  }

  void addTo(Routes routes) {
    routes
        .on("GET", "log", request -> merge(request, "log"))
        .on("GET", "audit", request -> merge(request, "audit"));
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
        if (source.statusCode() == OK) {
          request.onEnd(() -> source.request().reset());
          lines.add(source);
        } else {
          source.resume();
          lines.ended();
        }
      });
      opened.onFailure(_ -> lines.ended());
    }
    lines.ended();
  }

  private Map<String, String> authorization() {
    return Map.of(HttpHeaders.AUTHORIZATION.toString(), tokens.authorization());
  }
}
