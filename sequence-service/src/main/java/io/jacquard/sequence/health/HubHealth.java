package io.jacquard.sequence.health;

import io.jacquard.sequence.catalog.SequenceCatalog;
import io.jacquard.sequence.hub.HubLog;
import io.jacquard.sequence.instance.InstanceRecovery;
import io.jacquard.sequence.instance.InstanceService;
import io.jacquard.sequence.limits.Enforcement;
import io.jacquard.sequence.runner.RunnerLauncher;
import io.jacquard.sequence.startup.Startup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Finds what an earlier process kept, and is up from then on. */
@Readiness
@Singleton
final class HubHealth implements HealthCheck {
  private final SequenceCatalog catalog;
  private final RunnerLauncher runners;
  private final Enforcement enforcement;
  private final InstanceRecovery recovery;
  private final InstanceService instances;
  private final Startup startup;
  private final HubLog log;
  private volatile boolean open;

  HubHealth(
      SequenceCatalog catalog,
      RunnerLauncher runners,
      Enforcement enforcement,
      InstanceRecovery recovery,
      InstanceService instances,
      Startup startup,
      HubLog log) {
    this.catalog = catalog;
    this.runners = runners;
    this.enforcement = enforcement;
    this.recovery = recovery;
    this.instances = instances;
    this.startup = startup;
    this.log = log;
  }

  void open(@Observes StartupEvent start) throws IOException, InterruptedException {
    startup.read();
    catalog.open();
    String wall = runners.open();
    String limits = enforcement.open();
    recovery.recover();
    open = true;
    log.start("Hub is open limits=\"%s\" isolation=\"%s\"".formatted(limits, wall));
  }

  void close(@Observes ShutdownEvent stop) {
    open = false;
    instances.leave();
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("hub").status(open).build();
  }
}
