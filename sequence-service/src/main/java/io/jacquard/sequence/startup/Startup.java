package io.jacquard.sequence.startup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.catalog.HubKey;
import io.jacquard.sequence.catalog.Sequence;
import io.jacquard.sequence.catalog.SequenceCatalog;
import io.jacquard.sequence.hub.HubLog;
import io.jacquard.sequence.instance.InstanceService;
import io.jacquard.sequence.instance.InstanceStarter;
import io.jacquard.sequence.instance.state.StartException;
import io.jacquard.sequence.instance.state.StartRequest;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Begins the instances of the startup configuration, each once however often the hub is begun. */
@Singleton
public final class Startup {
  private static final int AT_ONCE = 4;

  private final StartupConfig config;
  private final SequenceCatalog catalog;
  private final InstanceService instances;
  private final InstanceStarter starter;
  private final HubKey key;
  private final HubLog log;
  private List<StartupFile.Entry> entries = List.of();

  Startup(
      StartupConfig config,
      SequenceCatalog catalog,
      InstanceService instances,
      InstanceStarter starter,
      HubKey key,
      HubLog log) {
    this.config = config;
    this.catalog = catalog;
    this.instances = instances;
    this.starter = starter;
    this.key = key;
    this.log = log;
  }

  /**
   * Reads the file, if there is one.
   *
   * @throws ConfigurationException saying what is wrong with it; the hub does not start
   */
  public void read() {
    if (config.file().isPresent()) {
      try {
        entries = StartupFile.read(config.file().get());
      } catch (StartupException e) {
        throw new ConfigurationException(String.valueOf(e.getMessage()), e);
      }
    }
  }

  /** Begins what the file says, meanwhile; packages may have to be fetched from this process. */
  void begin(@ObservesAsync HttpServerStart start) {
    Semaphore turns = new Semaphore(AT_ONCE);
    for (int i = 0; i < entries.size(); i++) {
      int number = i;
      Thread.startVirtualThread(() -> {
        turns.acquireUninterruptibly();
        try {
          begin(number, entries.get(number));
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        } finally {
          turns.release();
        }
      });
    }
  }

  private void begin(int number, StartupFile.Entry entry) throws InterruptedException {
    Optional<Sequence> sequence = catalog.called(entry.sequence());
    if (sequence.isEmpty()) {
      log.start("No sequence of the startup configuration sequence=" + entry.sequence());
      return;
    }
    String id = entry.request().instanceId().orElseGet(() -> id(number, entry));
    if (!instances.vacate(id)) {
      log.info("Instance of the startup configuration is there instance=" + id);
      return;
    }
    ObjectNode json = entry.request().json().deepCopy();
    try {
      starter.start(sequence.get(), new StartRequest(json.put("instanceId", id)));
      log.info("Instance of the startup configuration begun instance=" + id);
    } catch (StartException e) {
      log.warn("An instance of the startup configuration did not begin instance=" + id, e);
    }
  }

  /** The same for the same entry of the same hub: one that is found again is not begun twice. */
  private String id(int number, StartupFile.Entry entry) {
    String what = key.value() + number + entry.sequence() + entry.request().json();
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
