package io.jacquard.sequence.http.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.JsonBody;
import io.jacquard.commons.hub.Routes;
import io.jacquard.commons.hub.Visitor;
import io.jacquard.sequence.archive.BadPackageException;
import io.jacquard.sequence.archive.SenderGoneException;
import io.jacquard.sequence.audit.HubAudit;
import io.jacquard.sequence.catalog.SentPackage;
import io.jacquard.sequence.catalog.Sequence;
import io.jacquard.sequence.catalog.SequenceCatalog;
import io.jacquard.sequence.catalog.SequenceGoneException;
import io.jacquard.sequence.http.Pause;
import io.jacquard.sequence.hub.HubLog;
import io.jacquard.sequence.instance.Instance;
import io.jacquard.sequence.instance.InstanceService;
import io.jacquard.sequence.instance.InstanceStarter;
import io.jacquard.sequence.instance.state.StartException;
import io.jacquard.sequence.instance.state.StartRequest;
import io.jacquard.sequence.load.MachineLoad;
import io.jacquard.sequence.space.Neighbours;
import io.jacquard.sequence.storage.StorageUnavailableException;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sequences: upload, replace, list, start and delete. */
@Singleton
public final class SequenceHandlers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String BYTES = "application/octet-stream";

  /** The number by which audit records tell of a new package. */
  private static final int CREATED = 0;

  private final SequenceCatalog catalog;
  private final InstanceService instances;
  private final InstanceStarter starter;
  private final MachineLoad load;
  private final JsonBody bodies;
  private final HubLog log;
  private final HubAudit audit;
  private final Neighbours neighbours;
  private final SequenceRemoval removal;

  SequenceHandlers(
      SequenceCatalog catalog,
      InstanceService instances,
      InstanceStarter starter,
      MachineLoad load,
      JsonBody bodies,
      HubLog log,
      HubAudit audit,
      Neighbours neighbours,
      SequenceRemoval removal) {
    this.catalog = catalog;
    this.instances = instances;
    this.starter = starter;
    this.load = load;
    this.bodies = bodies;
    this.log = log;
    this.audit = audit;
    this.neighbours = neighbours;
    this.removal = removal;
  }

  public void addTo(Routes routes) {
    routes
        .on("GET", "sequences", request -> request.work(() -> request.json(all())))
        .on("GET", "sequence/:id", request -> request.work(() -> get(request)))
        .on("GET", "sequence/:id/instances", request -> request.work(() -> instances(request)))
        .on("POST", "sequence", this::add)
        .on("PUT", "sequence/:id", this::replace)
        .on("POST", "sequence/:id/start", this::start)
        .on("DELETE", "sequence/:id", this::delete);
  }

  private interface Taking {
    Sequence take(SentPackage sent) throws IOException, BadPackageException, SequenceGoneException;
  }

  /** All of them, as the API lists them. */
  public ArrayNode all() {
    ArrayNode all = NODES.arrayNode();
    catalog.all().forEach(sequence -> all.add(view(sequence)));
    return all;
  }

  private ObjectNode view(Sequence sequence) {
    ObjectNode view = NODES.objectNode().put("id", sequence.id());
    view.put("name", sequence.manifest().name());
    view.set("config", sequence.config());
    view.put("location", sequence.origin().hub());
    ArrayNode ids = view.putArray("instances");
    instances.activeOf(sequence).forEach(instance -> ids.add(instance.id()));
    return view;
  }

  private void get(HubRequest request) {
    Optional<Sequence> sequence = catalog.called(request.parameter("id"));
    if (sequence.isPresent()) {
      request.json(view(sequence.get()));
    } else {
      request.error(404, "Sequence " + request.parameter("id") + " not found");
    }
  }

  private void instances(HubRequest request) {
    Optional<Sequence> sequence = catalog.called(request.parameter("id"));
    if (sequence.isEmpty()) {
      request.error(404, "Sequence " + request.parameter("id") + " not found");
      return;
    }
    request.json(view(sequence.get()).get("instances"));
  }

  private void add(HubRequest request) {
    upload(request, sent -> catalog.add(sent, request.visitor().name()));
  }

  private void replace(HubRequest request) {
    Pause pause = Pause.of(request);
    request.work(() -> {
      Optional<Sequence> sequence = catalog.called(request.parameter("id"));
      if (sequence.isEmpty()) {
        pause.end(() -> notFound(request));
      } else if (!instances.activeOf(sequence.get()).isEmpty()
          || !neighbours.instancesOf(sequence.get().id()).isEmpty()) {
        pause.end(() -> request.refuse(409, "Can't update sequence with instances"));
      } else {
        String user = request.visitor().name();
        pause.handOver(() -> upload(request, sent -> catalog.replace(sequence.get(), sent, user)));
      }
    });
  }

  private static void notFound(HubRequest request) {
    request.refuse(404, "Sequence with id: " + request.parameter("id") + " not found");
  }

  private void upload(HubRequest request, Taking taking) {
    @Nullable String type = request.plainHeader(HttpHeaders.CONTENT_TYPE);
    if (PackageForm.TYPE.equals(type)) {
      PackageForm.read(request, sent -> upload(request, sent, taking));
    } else if (type == null || type.equals(BYTES)) {
      var content = new BodyStream(request.http(), request.context().vertx().getOrCreateContext());
      upload(request, SentPackage.of(content), taking);
    } else {
      request.refuse(415, "A package is sent as " + BYTES + " or " + PackageForm.TYPE);
      return;
    }
    request.proceed();
  }

  private void upload(HubRequest request, SentPackage sent, Taking taking) {
    request.work(() -> {
      try {
        Sequence sequence = taking.take(sent);
        audit.state(CREATED, sequence.id());
        log.info("Sequence taken sequence=" + sequence.id());
        starter.expect(sequence);
        request.json(NODES.objectNode().put("id", sequence.id()).put("opStatus", "OK"));
      } catch (BadPackageException e) {
        request.refuse(422, String.valueOf(e.getMessage()));
      } catch (SequenceGoneException _) {
        notFound(request);
      } catch (StorageUnavailableException e) {
        request.refuse(503, String.valueOf(e.getMessage()));
      } catch (SenderGoneException _) {
        log.info("An upload was broken off");
      }
    });
  }

  private void start(HubRequest request) {
    bodies.read(request, body -> request.work(() -> start(request, body)));
  }

  private void start(HubRequest request, JsonNode body) throws InterruptedException {
    Optional<Sequence> sequence = catalog.called(request.parameter("id"));
    if (sequence.isEmpty()) {
      request.error(404, "Not Found");
      return;
    }
    if (load.exhausted()) {
      request.error(419, "Insufficient Space on Resource");
      return;
    }
    try {
      StartRequest start =
          StartRequest.of(body).by(starter(request)).orWith(sequence.get().appConfig());
      Instance instance = starter.start(sequence.get(), start);
      request.json(
          NODES
              .objectNode()
              .put("result", "success")
              .put("opStatus", "OK")
              .put("message", "Sequence " + instance.id() + " starting")
              .put("id", instance.id()));
    } catch (StartException e) {
      request.error(e.status(), e.reason());
    }
  }

  private static @Nullable String starter(HubRequest request) {
    return request.visitor() instanceof Visitor.OfInstance instance ? instance.id() : null;
  }

  private void delete(HubRequest request) {
    boolean force = request.http().headers().contains("x-seq-kill-inst");
    bodies.read(request, _ -> request.work(() -> delete(request, force)));
  }

  private void delete(HubRequest request, boolean force) throws IOException {
    Optional<Sequence> sequence = catalog.called(request.parameter("id"));
    if (sequence.isEmpty()) {
      request.error(404, "The sequence " + request.parameter("id") + " does not exist.");
      return;
    }
    if (removal.remove(sequence.get(), force)) {
      request.json(NODES.objectNode().put("opStatus", "OK").put("id", sequence.get().id()));
    } else {
      request.error(409, "Can't remove- Sequence in use");
    }
  }
}
