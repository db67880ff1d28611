package io.jacquard.walker.departure;

import io.jacquard.commons.identity.internal.AuthServiceClient;
import io.jacquard.graph.ConflictException;
import io.jacquard.graph.GraphService;
import io.jacquard.store.StoreException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Asks now and then which users were deleted, and removes their graphs. Auth-service repeats a root
 * until it is told that its graph is gone, so a crash in between costs nothing; replicas that meet
 * at one graph help each other.
 */
@Singleton
final class DepartureSweep {
  private static final Logger LOG = Logger.getLogger(DepartureSweep.class);
  private static final String DEPARTURES = "/internal/departures";

  private final AuthServiceClient authService;
  private final GraphService graphs;
  private final DepartureConfig config;
  private final Thread thread;

  DepartureSweep(AuthServiceClient authService, GraphService graphs, DepartureConfig config) {
    this.authService = authService;
    this.graphs = graphs;
    this.config = config;
    this.thread = Thread.ofPlatform().name("jacquard-departures").daemon().unstarted(this::sweep);
  }

  private record Due(List<String> roots) {}

  /** Begins once the port is open, because auth-service may be behind it. */
  void start(@ObservesAsync HttpServerStart server) {
    synchronized (thread) {
      if (thread.getState() == Thread.State.NEW) {
        thread.start();
      }
    }
  }

  void stop(@Observes ShutdownEvent event) {
    thread.interrupt();
  }

  private void sweep() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(config.every());
        ask();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() throws InterruptedException {
    try {
      for (String root : authService.get(DEPARTURES, Due.class).roots()) {
        int removed = graphs.erase(root);
        authService.post(DEPARTURES + "/done", Map.of("root", root), Due.class);
        LOG.infof("graph of a deleted user removed root=%s objects=%d", root, removed);
      }
    } catch (IOException | StoreException | ConflictException e) {
      LOG.debugf("departures are asked for again later reason=%s", e);
    }
  }
}
