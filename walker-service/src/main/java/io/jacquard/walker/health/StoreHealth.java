package io.jacquard.walker.health;

import io.jacquard.graph.GraphService;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Up while the store answers. */
@Readiness
@Singleton
final class StoreHealth implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(StoreHealth.class);

  private final GraphService graphs;

  StoreHealth(GraphService graphs) {
    this.graphs = graphs;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      graphs.probe();
      return HealthCheckResponse.up("store");
    } catch (RuntimeException e) {
      LOG.warnf("the store does not answer reason=%s", e.getMessage());
      return HealthCheckResponse.down("store");
    }
  }
}
