package io.jacquard.sequence.http;

import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.Routes;
import io.jacquard.sequence.audit.HubAudit;
import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.sequence.instance.Instance;
import io.jacquard.sequence.instance.InstanceService;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The stream of audit records; while somebody reads it, hub and instances say that they are there.
 */
@Singleton
final class AuditHandlers {
  private final HubAudit audit;
  private final InstanceService instances;
  private final HubConfig config;
  private final AtomicInteger readers = new AtomicInteger();
  private final AtomicBoolean beating = new AtomicBoolean();
  private final Vertx vertx;

  AuditHandlers(HubAudit audit, InstanceService instances, HubConfig config, Vertx vertx) {
    this.audit = audit;
    this.instances = instances;
    this.config = config;
    this.vertx = vertx;
  }

  void addTo(Routes routes) {
    routes.on("GET", "audit", this::follow);
  }

  private void follow(HubRequest request) {
    readers.incrementAndGet();
    startBeating();
    request.onEnd(readers::decrementAndGet);
    FeedReply.send(request, audit.feed());
  }

  private void startBeating() {
    if (beating.compareAndSet(false, true)) {
      vertx.setPeriodic(config.heartbeat().toMillis(), this::beat);
    }
  }

  /** Ends with the last reader, unless another one came meanwhile. */
  private void beat(long timer) {
    if (readers.get() == 0) {
      vertx.cancelTimer(timer);
      beating.set(false);
      if (readers.get() > 0) {
        startBeating();
      }
      return;
    }
    audit.hubBeats(config.id());
    instances.all().stream()
        .filter(instance -> !instance.state().over())
        .map(Instance::id)
        .forEach(audit::instanceBeats);
  }
}
