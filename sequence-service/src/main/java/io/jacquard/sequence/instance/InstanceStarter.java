package io.jacquard.sequence.instance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.archive.BadPackageException;
import io.jacquard.sequence.catalog.PackageUse;
import io.jacquard.sequence.catalog.Sequence;
import io.jacquard.sequence.catalog.SequenceCatalog;
import io.jacquard.sequence.catalog.SequenceGoneException;
import io.jacquard.sequence.catalog.Unpacked;
import io.jacquard.sequence.hub.HubLog;
import io.jacquard.sequence.instance.state.InstanceRecord;
import io.jacquard.sequence.instance.state.InstanceRepository;
import io.jacquard.sequence.instance.state.InstanceState;
import io.jacquard.sequence.instance.state.Rerun;
import io.jacquard.sequence.instance.state.StartException;
import io.jacquard.sequence.instance.state.StartRequest;
import io.jacquard.sequence.instance.stream.Reach;
import io.jacquard.sequence.limits.Enforcement;
import io.jacquard.sequence.limits.Limits;
import io.jacquard.sequence.runner.Ready;
import io.jacquard.sequence.runner.RunnerLauncher;
import io.jacquard.sequence.runner.RunnerProcess;
import io.jacquard.sequence.storage.StorageUnavailableException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/** Begins instances. */
@Singleton
public final class InstanceStarter {
  /** What is not there now may be later. */
  private static final int UNAVAILABLE = 503;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final InstanceService instances;
  private final SequenceCatalog catalog;
  private final InstanceRepository repository;
  private final RunnerLauncher runners;
  private final InstanceWatch watch;
  private final Enforcement enforcement;
  private final InstanceConfig config;
  private final HubLog log;

  InstanceStarter(
      InstanceService instances,
      SequenceCatalog catalog,
      InstanceRepository repository,
      RunnerLauncher runners,
      InstanceWatch watch,
      Enforcement enforcement,
      InstanceConfig config,
      HubLog log) {
    this.instances = instances;
    this.catalog = catalog;
    this.repository = repository;
    this.runners = runners;
    this.watch = watch;
    this.enforcement = enforcement;
    this.config = config;
    this.log = log;
  }

  /**
   * Begins an instance and waits until its runner has taken the sequence.
   *
   * @throws StartException saying why it cannot begin
   */
  public Instance start(Sequence sequence, StartRequest request)
      throws StartException, InterruptedException {
    String id = request.instanceId().orElseGet(() -> UUID.randomUUID().toString());
    if (instances.find(id).isPresent()) {
      throw taken();
    }
    if (instances.active() >= config.most()) {
      throw new StartException(419, "Insufficient Space on Resource");
    }
    Birth birth = new Birth(id, unpacked(sequence), request, Rerun.NONE);
    Instance instance = begin(birth, instances::list);
    await(instance);
    expect(sequence);
    return instance;
  }

  /** Makes ready what a sequence will need when it is started. */
  public void expect(Sequence sequence) {
    runners.expect(sequence.manifest().language());
  }

  /** Begins an instance that has ended once more, unless that is no longer wanted. */
  void again(Instance ended) {
    Rerun rerun = Rerun.of(ended.record().rerun().count() + 1);
    try {
      StartRequest request = ended.record().request();
      Sequence sequence =
          catalog
              .find(ended.sequence().id())
              .orElseThrow(() -> new StartException(404, "The sequence was removed"));
      Birth birth = new Birth(ended.id(), unpacked(sequence), request, rerun);
      await(begin(birth, fresh -> instances.replace(ended, fresh)));
      log.info("Instance begun again instance=%s time=%d".formatted(ended.id(), rerun.count()));
    } catch (StartException e) {
      log.warn("An instance was not begun again instance=" + ended.id(), e);
      if (e.status() == UNAVAILABLE) {
        instances.later(PAUSE, () -> again(ended));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** What an instance begins with. */
  private record Birth(String id, Unpacked unpacked, StartRequest request, Rerun rerun) {
    Sequence sequence() {
      return unpacked.sequence();
    }
  }

  private Unpacked unpacked(Sequence sequence) throws StartException {
    try {
      return catalog.unpacked(sequence);
    } catch (SequenceGoneException _) {
      throw new StartException(404, "Not Found");
    } catch (StorageUnavailableException e) {
      throw new StartException(UNAVAILABLE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      log.warn("A package was not unpacked sequence=" + sequence.id(), e);
      throw new StartException(UNAVAILABLE, "The package cannot be unpacked on this hub");
    }
  }

  /** The package is used as long as the instance is not over. */
  private Instance begin(Birth birth, Predicate<Instance> place)
      throws StartException, InterruptedException {
    PackageUse use = birth.unpacked().use();
    boolean begun = false;
    try {
      Instance instance = begin(birth, entry(birth.unpacked()), place);
      begun = true;
      var _ = instance.over().thenRun(use::close);
      return instance;
    } finally {
      if (!begun) {
        use.close();
      }
    }
  }

  private Instance begin(Birth birth, Path entry, Predicate<Instance> place)
      throws StartException, InterruptedException {
    Sequence sequence = birth.sequence();
    Limits limits = limits(birth.request());
    Ready ready = launch(sequence, limits);
    RunnerProcess runner = ready.process();
    InstanceRecord record =
        new InstanceRecord(
            birth.id(),
            sequence.id(),
            sequence.content().revision(),
            birth.request(),
            Instant.now(),
            runner.name(),
            runner.pid(),
            runner.began(),
            new InstanceState.Starting(),
            birth.rerun());
    Reach reach = new Reach(ready.link(), ready.marks(), runner::kill);
    Instance instance = new Instance(record, sequence, reach, instances, config);
    if (!place.test(instance)) {
      runner.kill();
      throw taken();
    }
    repository.put(record);
    watch.over(instance, runner, ready.link(), limits);
    instance.begin(message(birth, entry, runner, limits));
    return instance;
  }

  private Limits limits(StartRequest request) throws StartException {
    try {
      long memory = request.memory().orElseGet(runners::defaultMemory);
      return enforcement.limits(memory, request.cores());
    } catch (IllegalArgumentException e) {
      throw new StartException(400, String.valueOf(e.getMessage()));
    }
  }

  private static Path entry(Unpacked unpacked) throws StartException {
    try {
      return unpacked.sequence().manifest().entry(unpacked.folder());
    } catch (BadPackageException e) {
      throw new StartException(400, String.valueOf(e.getMessage()));
    }
  }

  private static StartException taken() {
    return new StartException(409, "Instance with a given ID already exists");
  }

  private Ready launch(Sequence sequence, Limits limits)
      throws StartException, InterruptedException {
    try {
      return runners.launch(sequence.manifest().language(), limits.memory());
    } catch (IOException e) {
      log.warn("A runner did not start", e);
      throw new StartException(400, "The runner of the sequence did not start");
    }
  }

  private ObjectNode message(Birth birth, Path main, RunnerProcess runner, Limits limits) {
    String id = birth.id();
    String entry = main.toString();
    ObjectNode start = JsonNodeFactory.instance.objectNode();
    start.put("type", "start").put("id", id).put("entry", entry);
    start.put("package", birth.unpacked().folder().toString());
    start.put("memory", limits.memory()).put("nice", enforcement.nice());
    start.put("directory", runner.directory().toString());
    start.put("exitFile", runner.exitFile().toString());
    start.put("orphanTimeout", runners.orphanTimeout().toMillis());
    start.putObject("environment").put("INSTANCE_ID", id).put("SEQUENCE_PATH", entry);
    StartRequest request = birth.request();
    request.part("appConfig").ifPresent(given -> start.set("config", given));
    request.part("args").ifPresent(given -> start.set("args", given));
    repository.saved(id).ifPresent(saved -> start.set("state", saved));
    return start;
  }

  private static void await(Instance instance) throws StartException {
    try {
      instance.accepted().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StartException refused
          ? refused
          : new StartException(400, "The instance ended before it began");
    }
  }
}
