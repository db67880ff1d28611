package io.jacquard.sequence.http;

import io.jacquard.commons.edge.RouteLabel;
import io.jacquard.commons.hub.HubEntrance;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.Routes;
import io.jacquard.commons.hub.Visitor;
import io.jacquard.sequence.audit.HubAudit;
import io.jacquard.sequence.http.instance.EventHandlers;
import io.jacquard.sequence.http.instance.InstanceHandlers;
import io.jacquard.sequence.http.instance.InstanceRights;
import io.jacquard.sequence.http.instance.StreamHandlers;
import io.jacquard.sequence.http.sequence.SequenceHandlers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The paths of this hub itself, however a request came to them. */
@Singleton
public final class HubPaths {
  private static final String ON_BEHALF_OF = "x-mw-billable";
  private static final int LONGEST_NAME = 100;

  private final Routes routes = new Routes();
  private final InstanceRights rights;
  private final HubAudit audit;

  HubPaths(
      InstanceRights rights,
      HubAudit audit,
      HubHandlers hub,
      SequenceHandlers sequences,
      InstanceHandlers instances,
      StreamHandlers streams,
      EventHandlers events,
      AuditHandlers audits) {
    this.rights = rights;
    this.audit = audit;
    hub.addTo(routes);
    sequences.addTo(routes);
    instances.addTo(routes);
    streams.addTo(routes);
    events.addTo(routes);
    audits.addTo(routes);
  }

  /** Answers somebody who may use this hub. */
  public void handle(HubRequest request, List<String> path) {
    handle(request, request.http().method().name(), path);
  }

  /** The same for what is asked by another method. */
  public void handle(HubRequest request, String method, List<String> path) {
    Optional<Routes.Match> found = routes.find(method, path);
    if (found.isEmpty()) {
      request.empty(404);
      return;
    }
    Routes.Match match = found.get();
    if (request.visitor() instanceof Visitor.OfInstance instance
        && !rights.permit(instance, method, match)) {
      request.forbidden();
      return;
    }
    RouteLabel.set(request.context(), HubEntrance.BASE + path.getFirst());
    HubRequest matched = new HubRequest(request.context(), match.parameters());
    AuditTrail.follow(audit, matched, match.template(), requestor(request));
    match.handler().accept(matched);
  }

  private static String requestor(HubRequest request) {
    String name = request.visitor().name();
    @Nullable String other = request.http().getHeader(ON_BEHALF_OF);
    if (other == null || other.length() > LONGEST_NAME || !name.equals(Visitor.SYSTEM)) {
      return name;
    }
    return other;
  }
}
