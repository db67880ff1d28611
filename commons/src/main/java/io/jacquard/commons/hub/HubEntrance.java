package io.jacquard.commons.hub;

import io.jacquard.commons.edge.Percent;
import io.jacquard.commons.edge.RouteLabel;
import io.jacquard.commons.problem.ProblemException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where requests to the hub come in: lets in whoever may use it, and finds who answers. */
@Singleton
public final class HubEntrance {
  /** What the paths of the API begin with. */
  public static final String BASE = "/api/v1/";

  /** Where handlers stand: before the platform's limit on bodies, as streams have none. */
  public static final int BEFORE_THE_BODY_LIMIT = -100;

  private static final int UNAVAILABLE = 503;

  private final HubAccess access;
  private final Set<HubRequest> running = ConcurrentHashMap.newKeySet();

  HubEntrance(HubAccess access) {
    this.access = access;
  }

  /** The decoded parts of the path after the base; a slash at the end does not count. */
  public static List<String> path(RoutingContext context) {
    List<String> parts = new ArrayList<>();
    for (String part : afterBase(context).split("/", -1)) {
      parts.add(Percent.decode(part));
    }
    if (parts.getLast().isEmpty()) {
      parts.removeLast();
    }
    return parts;
  }

  /** What stands in the path after the base and some parts more, as it was sent. */
  public static String behind(RoutingContext context, int parts) {
    return behind(afterBase(context), parts);
  }

  static String behind(String path, int parts) {
    return path.split("/", parts + 1)[parts];
  }

  private static String afterBase(RoutingContext context) {
    @Nullable String path = context.request().path();
    return path == null ? "" : path.substring(BASE.length());
  }

  /** A request of somebody who is known; one of a stranger is answered. */
  public Optional<HubRequest> enter(RoutingContext context) {
    HubRequest request = new HubRequest(context, Map.of());
    try {
      Optional<Visitor> visitor = access.visitor(context.request());
      if (visitor.isPresent()) {
        running.add(request);
        request.onEnd(() -> running.remove(request));
        return Optional.of(request.from(visitor.get()));
      }
      request.forbidden();
    } catch (ProblemException e) {
      request.fail(e);
    }
    return Optional.empty();
  }

  /** Answers a request by the one of the routes that its path and method name. */
  public void admit(RoutingContext context, List<String> path, Routes routes) {
    Optional<HubRequest> entered = enter(context);
    if (entered.isEmpty()) {
      return;
    }
    HubRequest unmatched = entered.get();
    if (!access.permits(unmatched.visitor(), unmatched.http())) {
      unmatched.forbidden();
      return;
    }
    Optional<Routes.Match> match = routes.find(context.request().method().name(), path);
    if (match.isEmpty()) {
      unmatched.empty(404);
      return;
    }
    RouteLabel.set(context, BASE + path.getFirst());
    HubRequest request = new HubRequest(context, match.get().parameters());
    request.guard(() -> match.get().handler().accept(request));
  }

  /**
   * Ends what would go on for ever, before the process waits for its requests. A stream is broken
   * off rather than ended, as there is more of it.
   */
  void stop(@Observes ShutdownDelayInitiatedEvent event) {
    for (HubRequest request : running) {
      if (request.response().headWritten()) {
        request.response().reset();
      } else if (request.http().method().equals(HttpMethod.GET)) {
        request.error(UNAVAILABLE, "The hub is stopping");
      }
    }
  }
}
