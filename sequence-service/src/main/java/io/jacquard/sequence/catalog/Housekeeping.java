package io.jacquard.sequence.catalog;

import io.jacquard.sequence.hub.HubLog;
import io.jacquard.sequence.storage.StorageUnavailableException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Removes the packages that no sequence has any longer, whichever hub removed the sequence. */
@Singleton
final class Housekeeping {
  private final SequenceRepository repository;
  private final PackageCache cache;
  private final Remains remains;
  private final CatalogConfig config;
  private final HubLog log;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hub-housekeeping").factory());

  Housekeeping(
      SequenceRepository repository,
      PackageCache cache,
      Remains remains,
      CatalogConfig config,
      HubLog log) {
    this.repository = repository;
    this.cache = cache;
    this.remains = remains;
    this.config = config;
    this.log = log;
  }

  void begin(@ObservesAsync HttpServerStart start) {
    long millis = config.tidyEvery().toMillis();
    var _ = timer.scheduleWithFixedDelay(this::tidy, 0, millis, TimeUnit.MILLISECONDS);
  }

  void end(@Observes ShutdownEvent end) {
    timer.shutdownNow();
  }

  /** Does it soon, beside. */
  void soon() {
    try {
      timer.execute(this::tidy);
    } catch (RejectedExecutionException _) {
      // the hub is stopping; the next one does it
    }
  }

  void tidy() {
    try {
      Set<String> needed =
          repository.all().stream()
              .map(sequence -> sequence.content().revision())
              .collect(Collectors.toSet());
      cache.keep(needed);
      remains.sweep();
    } catch (StorageUnavailableException _) {
      // it has been logged, and there is another time
    } catch (IOException | RuntimeException e) {
      log.warn("Packages that are no longer needed were not removed", e);
    }
  }
}
