package io.jacquard.sequence.http.space;

import io.jacquard.commons.edge.RouteLabel;
import io.jacquard.commons.hub.HubAccess;
import io.jacquard.commons.hub.HubEntrance;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.Routes;
import io.jacquard.commons.hub.Visitor;
import io.jacquard.commons.identity.internal.InternalTokens;
import io.jacquard.sequence.http.HubPaths;
import io.jacquard.sequence.http.Pause;
import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.sequence.space.HubEntry;
import io.jacquard.sequence.space.Membership;
import io.jacquard.sequence.space.Spaces;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The paths {@code /api/v1/spaces} and {@code /api/v1/space/…}. A token is always needed. What lies
 * below {@code …/sth/<hub>/api/v1} is the whole API of that hub: answered here when it is this one,
 * handed to its process when it is another.
 */
@Singleton
public final class SpaceRouter {
  private static final String SPACES = "spaces";
  private static final String SPACE = "space";
  private static final List<String> API = List.of("api", "v1");
  private static final String LABEL = HubEntrance.BASE + SPACE;

  /** The parts before those of a hub: space, its id, api, v1, sth, the hub's id, api, v1. */
  private static final int OF_HUB = 8;

  /** The parts before those of a space: space, its id, api, v1; the last two may be left out. */
  private static final int OF_SPACE = 4;

  private final Routes routes = new Routes();
  private final SpaceAccess access;
  private final HubAccess hubAccess;
  private final HubPaths hub;
  private final Forwarder forwarder;
  private final TopicGateway topics;
  private final InternalTokens tokens;
  private final Spaces spaces;
  private final Membership membership;
  private final HubConfig config;

  SpaceRouter(
      SpaceAccess access,
      HubAccess hubAccess,
      HubPaths hub,
      Forwarder forwarder,
      TopicGateway topics,
      InternalTokens tokens,
      Spaces spaces,
      Membership membership,
      HubConfig config,
      SpaceHandlers handlers,
      SpaceStreams streams,
      SpaceTopics spaceTopics,
      SpaceStore store,
      SpaceOperators operators) {
    this.access = access;
    this.hubAccess = hubAccess;
    this.hub = hub;
    this.forwarder = forwarder;
    this.topics = topics;
    this.tokens = tokens;
    this.spaces = spaces;
    this.membership = membership;
    this.config = config;
    handlers.addTo(routes);
    streams.addTo(routes);
    spaceTopics.addTo(routes);
    store.addTo(routes);
    operators.addTo(routes);
  }

  /** Whether a path of the API is one of these. */
  public static boolean owns(List<String> path) {
    return path.equals(List.of(SPACES)) || (path.size() > 1 && path.getFirst().equals(SPACE));
  }

  /** Answers somebody who is known. */
  public void handle(HubRequest request, List<String> path) {
    if (request.visitor() instanceof Visitor.Local) {
      request.forbidden();
    } else if (path.getFirst().equals(SPACES)) {
      answer(request, path, Map.of());
    } else if (isOfHub(path)) {
      handToHub(request, path.get(1), path.get(5), path.subList(OF_HUB, path.size()));
    } else {
      answer(request, path.subList(ofSpace(path), path.size()), Map.of(SPACE, path.get(1)));
    }
  }

  /** How many parts of a path say which space is meant. */
  static int ofSpace(List<String> path) {
    boolean whole = path.size() >= OF_SPACE && path.subList(2, OF_SPACE).equals(API);
    return whole ? OF_SPACE : 2;
  }

  private static boolean isOfHub(List<String> path) {
    return path.size() > OF_HUB
        && path.subList(2, 4).equals(API)
        && path.get(4).equals("sth")
        && path.subList(6, OF_HUB).equals(API);
  }

  private void answer(HubRequest request, List<String> path, Map<String, String> before) {
    RouteLabel.set(request.context(), LABEL);
    String method = request.http().method().name();
    Optional<Routes.Match> match = routes.find(method, path);
    if (match.isEmpty()) {
      request.empty(404);
      return;
    }
    Map<String, String> parameters = new HashMap<>(match.get().parameters());
    parameters.putAll(before);
    match.get().handler().accept(new HubRequest(request.context(), parameters));
  }

  private void handToHub(HubRequest request, String space, String id, List<String> path) {
    boolean isThis = membership.member() && space.equals(config.space()) && id.equals(config.id());
    if (!isThis) {
      handToOther(request, space, id);
    } else if (TopicGateway.owns(path) && hubAccess.permits(request.visitor())) {
      topics.forward(request, HubEntrance.BASE + rest(request));
    } else if (hubAccess.permits(request.visitor())) {
      hub.handle(request, path);
    } else {
      request.forbidden();
    }
  }

  private void handToOther(HubRequest request, String space, String id) {
    RouteLabel.set(request.context(), LABEL);
    Pause pause = Pause.of(request);
    request.work(() -> {
      if (!access.permits(request.visitor(), space)) {
        pause.end(request::forbidden);
        return;
      }
      Optional<HubEntry> entry = spaces.find(space, id);
      Optional<URI> address = entry.flatMap(spaces::address);
      if (entry.isEmpty()) {
        pause.end(() -> request.refuse(404, "Hub " + id + " not found"));
      } else if (address.isEmpty()) {
        pause.end(() -> request.refuse(503, "Hub " + id + " is not connected"));
      } else {
        String path = HubEntrance.BASE + rest(request);
        var target = new Forwarder.Target(address.get(), path, headers(request));
        pause.handOver(() -> forwarder.forward(request, target));
      }
    });
  }

  /** A user shows the other hub who he is; for whom only this process knows, it vouches. */
  private Map<String, String> headers(HubRequest request) {
    String authorization = HttpHeaders.AUTHORIZATION.toString();
    return switch (request.visitor()) {
      case Visitor.OfInstance instance ->
          Map.of(authorization, tokens.authorization(), HubAccess.FOR_INSTANCE, instance.id());
      case Visitor.Service _ -> Map.of(authorization, tokens.authorization());
      case Visitor.User _, Visitor.KeyHolder _, Visitor.Local _ -> Map.of();
    };
  }

  /** What stands after the hub in the path, as it was sent. */
  private static String rest(HubRequest request) {
    return HubEntrance.behind(request.context(), OF_HUB);
  }
}
