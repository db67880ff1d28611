package io.jacquard.sequence.instance;

import io.jacquard.sequence.catalog.PackageUse;
import io.jacquard.sequence.catalog.Sequence;
import io.jacquard.sequence.catalog.SequenceCatalog;
import io.jacquard.sequence.hub.HubLog;
import io.jacquard.sequence.instance.state.InstanceRecord;
import io.jacquard.sequence.instance.state.InstanceRepository;
import io.jacquard.sequence.instance.state.InstanceState;
import io.jacquard.sequence.instance.stream.Reach;
import io.jacquard.sequence.limits.Limits;
import io.jacquard.sequence.link.DeliveryMarks;
import io.jacquard.sequence.link.Link;
import io.jacquard.sequence.runner.RunnerLauncher;
import io.jacquard.sequence.runner.RunnerProcess;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Finds the instances of an earlier process of this hub: connects again to those that still run,
 * and says of the others how they ended.
 */
@Singleton
public final class InstanceRecovery {
  private final InstanceService instances;
  private final InstanceStarter starter;
  private final InstanceRepository repository;
  private final SequenceCatalog catalog;
  private final RunnerLauncher runners;
  private final InstanceWatch watch;
  private final InstanceConfig config;
  private final HubLog log;

  InstanceRecovery(
      InstanceService instances,
      InstanceStarter starter,
      InstanceRepository repository,
      SequenceCatalog catalog,
      RunnerLauncher runners,
      InstanceWatch watch,
      InstanceConfig config,
      HubLog log) {
    this.instances = instances;
    this.starter = starter;
    this.repository = repository;
    this.catalog = catalog;
    this.runners = runners;
    this.watch = watch;
    this.config = config;
    this.log = log;
  }

  /** Finds them, and waits a moment for those that run to answer. */
  public void recover() throws InterruptedException {
    instances.beginAgainWith(starter::again);
    List<CompletableFuture<Void>> greetings = new ArrayList<>();
    List<InstanceRecord> records = repository.all();
    sweep(records);
    for (InstanceRecord record : records) {
      Optional<RunnerProcess> runner =
          record.state().over()
              ? Optional.empty()
              : runners.find(record.runner(), record.pid(), record.began());
      Optional<Sequence> sequence = catalog.find(record.sequence());
      if (sequence.isEmpty()) {
        runner.ifPresent(RunnerProcess::kill);
        repository.delete(record.id());
        continue;
      }
      Optional<Instance> attached =
          runner.flatMap(process -> attach(record, sequence.get(), process));
      if (attached.isPresent()) {
        greetings.add(attached.get().greeted());
      } else {
        list(record, sequence.get());
      }
    }
    CompletableFuture.allOf(greetings.toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, config.reunion().toMillis(), TimeUnit.MILLISECONDS)
        .join();
    catalog.all().forEach(sequence -> runners.expect(sequence.manifest().language()));
  }

  private void sweep(List<InstanceRecord> records) {
    try {
      runners.sweep(records.stream().map(InstanceRecord::runner).collect(Collectors.toSet()));
    } catch (IOException e) {
      log.warn("What earlier runners left was not removed", e);
    }
  }

  private Optional<Instance> attach(
      InstanceRecord record, Sequence sequence, RunnerProcess runner) {
    DeliveryMarks marks;
    Link link;
    try {
      marks = runner.marks();
      link = runner.connect(marks);
    } catch (IOException e) {
      log.warn("An instance cannot be reached and is ended instance=" + record.id(), e);
      runner.kill();
      return Optional.empty();
    }
    Reach reach = new Reach(link, marks, runner::kill);
    Instance instance = new Instance(record, sequence, reach, instances, config);
    PackageUse use = catalog.use(record.revision());
    var _ = instance.over().thenRun(use::close);
    instances.list(instance);
    watch.over(instance, runner, link, limits(record));
    instance.introduce();
    log.info("Instance found again instance=" + record.id());
    switch (record.state()) {
      // it never got its sequence, was not to live on, or its time to end may be over
      case InstanceState.Starting _, InstanceState.Killing _, InstanceState.Stopping _ ->
          instance.kill(false);
      case InstanceState.Running _, InstanceState.Completed _, InstanceState.Errored _ -> {}
    }
    return Optional.of(instance);
  }

  private Limits limits(InstanceRecord record) {
    long memory = record.request().memory().orElseGet(runners::defaultMemory);
    return new Limits(memory, record.request().cores());
  }

  private void list(InstanceRecord record, Sequence sequence) throws InterruptedException {
    Path folder = runners.folder(record.runner());
    DeliveryMarks marks = marks(folder);
    Instance instance = new Instance(record, sequence, Reach.none(marks), instances, config);
    try {
      Leftovers.restore(folder, instance.streams());
    } catch (IOException e) {
      log.warn("What nobody has read is lost instance=" + record.id(), e);
    }
    instances.list(instance);
    if (record.state().over()) {
      instance.past();
      instances.endedEarlier(instance);
    } else {
      var exitFile = folder.resolve("exit.json");
      instance.ended(watch.written(exitFile).orElseGet(InstanceWatch::lost));
    }
  }

  private static DeliveryMarks marks(Path folder) {
    try {
      return DeliveryMarks.in(folder);
    } catch (IOException _) {
      return DeliveryMarks.unkept(); // there is no folder, and so nothing to be read either
    }
  }
}
