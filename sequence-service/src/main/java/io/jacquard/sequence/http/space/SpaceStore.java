package io.jacquard.sequence.http.space;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.commons.hub.HubAccess;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.Routes;
import io.jacquard.commons.hub.Visitor;
import io.jacquard.sequence.catalog.Sequence;
import io.jacquard.sequence.catalog.SequenceCatalog;
import io.jacquard.sequence.http.HubPaths;
import io.jacquard.sequence.http.Pause;
import io.jacquard.sequence.http.sequence.SequenceRemoval;
import io.jacquard.sequence.hub.HubConfig;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The packages of a space (spec/scramjet-hub.md section 1.8): those that its hubs start, so what is
 * sent here and to a hub is the same. Instances do not change them.
 */
@Singleton
final class SpaceStore {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String SEQUENCE = "sequence";

  private final SpaceAccess access;
  private final HubAccess hubAccess;
  private final SpaceView view;
  private final SequenceCatalog catalog;
  private final SequenceRemoval removal;
  private final HubPaths hub;
  private final HubConfig config;

  SpaceStore(
      SpaceAccess access,
      HubAccess hubAccess,
      SpaceView view,
      SequenceCatalog catalog,
      SequenceRemoval removal,
      HubPaths hub,
      HubConfig config) {
    this.access = access;
    this.hubAccess = hubAccess;
    this.view = view;
    this.catalog = catalog;
    this.removal = removal;
    this.hub = hub;
    this.config = config;
  }

  void addTo(Routes routes) {
    routes
        .on("GET", "s3", this::list)
        .on("PUT", "s3/:name", this::send)
        .on("DELETE", "s3/:name", this::delete)
        .on("DELETE", "store", this::prune);
  }

  private void list(HubRequest request) {
    request.work(() -> {
      String space = request.parameter("space");
      if (!access.permits(request.visitor(), space)) {
        request.forbidden();
        return;
      }
      ArrayNode configs = NODES.arrayNode();
      view.sequences(space).forEach(sequence -> configs.add(sequence.path("config")));
      request.json(configs);
    });
  }

  /** A package that goes by the name is replaced, else there is a new one. */
  private void send(HubRequest request) {
    if (!mayChange(request)) {
      request.forbidden();
      return;
    }
    Pause pause = Pause.of(request);
    request.work(() -> {
      Optional<Sequence> known = catalog.called(request.parameter("name"));
      pause.handOver(() -> {
        if (known.isPresent()) {
          hub.handle(request, "PUT", List.of(SEQUENCE, known.get().id()));
        } else {
          hub.handle(request, "POST", List.of(SEQUENCE));
        }
      });
    });
  }

  private void delete(HubRequest request) {
    if (mayChange(request)) {
      hub.handle(request, "DELETE", List.of(SEQUENCE, request.parameter("name")));
    } else {
      request.forbidden();
    }
  }

  /** Removes what has no instances, and says what stays because it has some. */
  private void prune(HubRequest request) {
    if (!mayChange(request)) {
      request.forbidden();
      return;
    }
    request.work(() -> {
      ObjectNode answer = NODES.objectNode().put("opStatus", "OK");
      ArrayNode deleted = answer.putArray("deleted");
      ArrayNode inUse = answer.putArray("inUse");
      for (Sequence sequence : catalog.all()) {
        (removal.remove(sequence, false) ? deleted : inUse).add(sequence.id());
      }
      request.json(answer);
    });
  }

  private boolean mayChange(HubRequest request) {
    return request.parameter("space").equals(config.space())
        && hubAccess.permits(request.visitor())
        && !(request.visitor() instanceof Visitor.OfInstance);
  }
}
