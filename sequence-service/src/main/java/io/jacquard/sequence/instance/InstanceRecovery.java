package io.jacquard.sequence.instance;

import io.jacquard.sequence.catalog.Sequence;
import io.jacquard.sequence.catalog.SequenceCatalog;
import io.jacquard.sequence.hub.HubLog;
import io.jacquard.sequence.runner.Link;
import io.jacquard.sequence.runner.NoRunner;
import io.jacquard.sequence.runner.RunnerLauncher;
import io.jacquard.sequence.runner.RunnerProcess;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds the instances of an earlier process of this hub: connects again to those that still run,
 * and says of the others how they ended.
 */
@Singleton
public final class InstanceRecovery {
  private final InstanceService instances;
  private final InstanceRepository repository;
  private final SequenceCatalog catalog;
  private final RunnerLauncher runners;
  private final InstanceWatch watch;
  private final InstanceConfig config;
  private final HubLog log;

  InstanceRecovery(
      InstanceService instances,
      InstanceRepository repository,
      SequenceCatalog catalog,
      RunnerLauncher runners,
      InstanceWatch watch,
      InstanceConfig config,
      HubLog log) {
    this.instances = instances;
    this.repository = repository;
    this.catalog = catalog;
    this.runners = runners;
    this.watch = watch;
    this.config = config;
    this.log = log;
  }

  public void recover() {
    for (InstanceRecord record : repository.all()) {
      Optional<RunnerProcess> runner =
          record.state().over()
              ? Optional.empty()
              : runners.find(record.runner(), record.pid(), record.began());
      Optional<Sequence> sequence = catalog.find(record.sequence());
      if (sequence.isEmpty()) {
        runner.ifPresent(RunnerProcess::kill);
        repository.delete(record.id());
      } else if (runner.isEmpty() || !attach(record, sequence.get(), runner.get())) {
        list(record, sequence.get());
      }
    }
  }

  private boolean attach(InstanceRecord record, Sequence sequence, RunnerProcess runner) {
    Link link;
    try {
      link = runner.connect();
    } catch (IOException e) {
      log.warn("An instance cannot be reached and is ended instance=" + record.id(), e);
      runner.kill();
      return false;
    }
    Instance instance = new Instance(record, sequence, link, runner::kill, instances, config);
    instances.list(instance);
    watch.over(instance, runner, link);
    instance.attach(null);
    log.info("Instance found again instance=" + record.id());
    switch (record.state()) {
      // it never got its sequence, was not to live on, or its time to end may be over
      case InstanceState.Starting _, InstanceState.Killing _, InstanceState.Stopping _ ->
          instance.kill(false);
      case InstanceState.Running _, InstanceState.Completed _, InstanceState.Errored _ -> {}
    }
    return true;
  }

  private void list(InstanceRecord record, Sequence sequence) {
    Instance instance =
        new Instance(record, sequence, NoRunner.INSTANCE, () -> {}, instances, config);
    instances.list(instance);
    if (record.state().over()) {
      instance.past();
      instances.endedEarlier(instance);
    } else {
      var exitFile = runners.folder(record.runner()).resolve("exit.json");
      instance.ended(watch.written(exitFile).orElseGet(InstanceWatch::lost));
    }
  }
}
