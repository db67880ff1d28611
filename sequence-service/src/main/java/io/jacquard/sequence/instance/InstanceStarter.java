package io.jacquard.sequence.instance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.archive.BadPackageException;
import io.jacquard.sequence.catalog.Sequence;
import io.jacquard.sequence.hub.HubLog;
import io.jacquard.sequence.runner.RunnerLauncher;
import io.jacquard.sequence.runner.RunnerProcess;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** Begins instances. */
@Singleton
public final class InstanceStarter {
  private final InstanceService instances;
  private final InstanceRepository repository;
  private final RunnerLauncher runners;
  private final InstanceWatch watch;
  private final InstanceConfig config;
  private final HubLog log;

  InstanceStarter(
      InstanceService instances,
      InstanceRepository repository,
      RunnerLauncher runners,
      InstanceWatch watch,
      InstanceConfig config,
      HubLog log) {
    this.instances = instances;
    this.repository = repository;
    this.runners = runners;
    this.watch = watch;
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
    Path entry = entry(sequence);
    String id = request.instanceId().orElseGet(() -> UUID.randomUUID().toString());
    if (instances.find(id).isPresent()) {
      throw taken();
    }
    if (instances.active() >= config.most()) {
      throw new StartException(419, "Insufficient Space on Resource");
    }
    RunnerLauncher.Ready ready = launch(sequence, request);
    RunnerProcess runner = ready.process();
    InstanceRecord record =
        new InstanceRecord(
            id,
            sequence.id(),
            request,
            Instant.now(),
            runner.name(),
            runner.pid(),
            runner.began(),
            new InstanceState.Starting());
    Instance instance =
        new Instance(record, sequence, ready.link(), runner::kill, instances, config);
    if (!instances.list(instance)) {
      runner.kill();
      throw taken();
    }
    repository.put(record);
    watch.over(instance, runner, ready.link());
    instance.attach(message(record, sequence, entry, runner));
    await(instance);
    return instance;
  }

  private static Path entry(Sequence sequence) throws StartException {
    try {
      return sequence.manifest().entry(sequence.folder());
    } catch (BadPackageException e) {
      throw new StartException(400, String.valueOf(e.getMessage()));
    }
  }

  private static StartException taken() {
    return new StartException(409, "Instance with a given ID already exists");
  }

  private RunnerLauncher.Ready launch(Sequence sequence, StartRequest request)
      throws StartException, InterruptedException {
    try {
      return runners.launch(sequence.manifest().language(), memory(request));
    } catch (IOException e) {
      log.warn("A runner did not start", e);
      throw new StartException(400, "The runner of the sequence did not start");
    }
  }

  private long memory(StartRequest request) {
    return request.memory().orElseGet(runners::defaultMemory);
  }

  private ObjectNode message(
      InstanceRecord instance, Sequence sequence, Path entry, RunnerProcess runner) {
    String id = instance.id();
    StartRequest request = instance.request();
    ObjectNode start = JsonNodeFactory.instance.objectNode();
    start.put("type", "start").put("id", id).put("entry", entry.toString());
    start.put("package", sequence.folder().toString()).put("memory", memory(request));
    start.put("directory", runner.directory().toString());
    start.put("exitFile", runner.exitFile().toString());
    start.put("orphanTimeout", runners.orphanTimeout().toMillis());
    start.putObject("environment").put("INSTANCE_ID", id).put("SEQUENCE_PATH", entry.toString());
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
