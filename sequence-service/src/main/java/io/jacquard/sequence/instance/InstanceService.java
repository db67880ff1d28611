package io.jacquard.sequence.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.archive.Folders;
import io.jacquard.sequence.audit.HubAudit;
import io.jacquard.sequence.catalog.Sequence;
import io.jacquard.sequence.catalog.SequenceCatalog;
import io.jacquard.sequence.hub.HubAddress;
import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.sequence.hub.HubLog;
import io.jacquard.sequence.instance.state.InstanceRecord;
import io.jacquard.sequence.instance.state.InstanceRepository;
import io.jacquard.sequence.instance.state.Rerun;
import io.jacquard.sequence.restart.RestartPolicy;
import io.jacquard.sequence.restart.RestartRule;
import io.jacquard.sequence.runner.RunnerLauncher;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The instances of this hub, from their start until they are forgotten. */
@Singleton
public final class InstanceService implements InstanceHost {
  private static final int MOST_GENERATIONS = 1000;

  private final InstanceRepository repository;
  private final SequenceCatalog catalog;
  private final RunnerLauncher runners;
  private final InstanceConfig config;
  private final RestartRule restarts;
  private final InstanceTopics topics;
  private final HubLog log;
  private final HubAudit audit;
  private final HubConfig hub;
  private final HubAddress address;
  private final InstanceTokens tokens;
  private final Map<String, Instance> instances = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hub-timer").factory());
  private volatile Consumer<Instance> again = _ -> {};
  private volatile boolean closing;

  InstanceService(
      InstanceRepository repository,
      SequenceCatalog catalog,
      RunnerLauncher runners,
      InstanceConfig config,
      RestartRule restarts,
      InstanceTopics topics,
      HubLog log,
      HubAudit audit,
      HubConfig hub,
      HubAddress address,
      InstanceTokens tokens) {
    this.repository = repository;
    this.catalog = catalog;
    this.runners = runners;
    this.config = config;
    this.restarts = restarts;
    this.topics = topics;
    this.log = log;
    this.audit = audit;
    this.hub = hub;
    this.address = address;
    this.tokens = tokens;
  }

  /** All that are listed, oldest first. */
  public List<Instance> all() {
    return instances.values().stream()
        .sorted(Comparator.comparing(instance -> instance.record().created()))
        .toList();
  }

  public Optional<Instance> find(String id) {
    return Optional.ofNullable(instances.get(id));
  }

  /** The living instance that a token was given to. */
  public Optional<Instance> holder(String token) {
    return InstanceTokens.named(token)
        .flatMap(this::find)
        .filter(instance -> !instance.state().over() && tokens.isOf(instance.record(), token));
  }

  /** Whether an instance is that of the id, or was begun by it or by one that it began. */
  public boolean descends(Instance instance, String ancestor) {
    Optional<Instance> next = Optional.of(instance);
    for (int depth = 0; depth < MOST_GENERATIONS && next.isPresent(); depth++) {
      Optional<String> parent = next.get().record().request().startedBy();
      if (next.get().id().equals(ancestor) || parent.equals(Optional.of(ancestor))) {
        return true;
      }
      next = parent.flatMap(this::find);
    }
    return false;
  }

  /** Those of a sequence that are not over. */
  public List<Instance> activeOf(Sequence sequence) {
    return all().stream()
        .filter(
            instance -> instance.sequence().id().equals(sequence.id()) && !instance.state().over())
        .toList();
  }

  /** How many are not over. */
  long active() {
    return instances.values().stream().filter(instance -> !instance.state().over()).count();
  }

  /** Lists an instance; false when its id is taken. */
  boolean list(Instance instance) {
    return instances.putIfAbsent(instance.id(), instance) == null;
  }

  /** No longer lists an instance that never was. */
  void unlist(String id) {
    instances.remove(id);
  }

  /**
   * Removes a sequence with the instances that are over.
   *
   * @param force ends those that are not, first
   * @return whether it was removed; not while an instance runs and no force is used
   */
  public boolean remove(Sequence sequence, boolean force) throws IOException {
    List<Instance> active = activeOf(sequence);
    if (!active.isEmpty() && !force) {
      return false;
    }
    active.forEach(instance -> instance.kill(true));
    active.forEach(instance -> instance.over().join());
    catalog.remove(sequence);
    for (Instance instance : all()) {
      if (instance.sequence().id().equals(sequence.id())) {
        forget(instance);
      }
    }
    log.info("Sequence removed sequence=" + sequence.id());
    return true;
  }

  @Override
  public void keep(InstanceRecord instance) {
    repository.put(instance);
    audit.state(InstanceAudit.code(instance.state()), instance.id());
    log.info("Instance %s instance=%s".formatted(instance.state().wire(), instance.id()));
  }

  @Override
  public void save(String id, JsonNode state) {
    repository.save(id, state);
  }

  @Override
  public ObjectNode introduction(InstanceRecord instance) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("url", address.local() + "/api/v1")
        .put("id", hub.id())
        .put("space", hub.space())
        .put("token", tokens.of(instance));
  }

  @Override
  public void told(Instance teller, EventBoard.Event event, boolean everywhere) {
    for (Instance other : everywhere ? all() : activeOf(teller.sequence())) {
      if (!other.id().equals(teller.id()) && !other.state().over()) {
        other.send(event.name(), event.message());
      }
    }
  }

  @Override
  public Rerun rerun(InstanceRecord ending, boolean withTheHub) {
    Optional<RestartPolicy> policy = ending.request().restart();
    if (withTheHub) {
      int count = ending.rerun().count();
      return restarts.returns(policy) ? new Rerun(count, Optional.of(Instant.now())) : Rerun.NONE;
    }
    Instant started = ending.state().started();
    Duration ran = started == null ? Duration.ZERO : Duration.between(started, ending.ended());
    boolean failed = ending.exit().filter(exit -> exit.code() == 0).isEmpty();
    RestartRule.Run run = new RestartRule.Run(failed, ending.rerun().count(), ran);
    return new Rerun(restarts.counted(run), restarts.delay(policy, run).map(ending.ended()::plus));
  }

  @Override
  public void declared(Instance instance) {
    topics.declared(instance);
  }

  @Override
  public void ended(Instance instance) {
    if (!begunAgain(instance)) {
      Duration listed = instance.removedAtEnd() ? Duration.ZERO : config.retention();
      later(listed, () -> forget(instance));
    }
  }

  /** Forgets what ended before this hub began when its time is up, or begins it again. */
  void endedEarlier(Instance instance) {
    if (!begunAgain(instance)) {
      Instant until = instance.record().ended().plus(config.retention());
      later(Duration.between(Instant.now(), until), () -> forget(instance));
    }
  }

  /** Whether an instance that is over is to begin again; it will when it is due. */
  private boolean begunAgain(Instance instance) {
    Optional<Instant> due = instance.record().rerun().due();
    due.ifPresent(moment ->
        later(
            Duration.between(Instant.now(), moment),
            () -> {
              if (!closing && waits(instance)) {
                again.accept(instance);
              }
            }));
    return due.isPresent();
  }

  private boolean waits(Instance instance) {
    return instances.get(instance.id()) == instance && instance.record().rerun().due().isPresent();
  }

  /** What begins an instance again that is due. */
  void beginAgainWith(Consumer<Instance> beginning) {
    again = beginning;
  }

  /** Puts an instance in the place of one that is over; false when that is no longer wanted. */
  boolean replace(Instance ended, Instance fresh) {
    boolean wanted = waits(ended) && instances.replace(ended.id(), ended, fresh);
    if (wanted) {
      tidy(ended);
    }
    return wanted;
  }

  /** Ends all that run, as the hub is stopped; those that outlive it are left alone. */
  public void leave() {
    closing = true;
    if (runners.outliveStop()) {
      return;
    }
    List<Instance> active = all().stream().filter(it -> !it.state().over()).toList();
    active.forEach(instance -> instance.leave(config.stopGrace()));
    long patience = config.stopGrace().plus(config.killGrace()).multipliedBy(2).toMillis();
    CompletableFuture.allOf(
            active.stream().map(Instance::over).toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, patience, TimeUnit.MILLISECONDS)
        .join();
  }

  @Override
  public void later(Duration delay, Runnable action) {
    var _ =
        timer.schedule(
            () -> Thread.startVirtualThread(action),
            Math.max(0, delay.toMillis()),
            TimeUnit.MILLISECONDS);
  }

  /** Makes sure that an id is free, of what is over and will not be begun again; false if not. */
  public boolean vacate(String id) {
    Instance there = instances.get(id);
    if (there != null && there.state().over() && there.record().rerun().due().isEmpty()) {
      forget(there);
    }
    return !instances.containsKey(id);
  }

  private void forget(Instance instance) {
    if (instances.remove(instance.id(), instance)) {
      repository.delete(instance.id());
      tidy(instance);
    }
  }

  private void tidy(Instance instance) {
    instance.streams().forget();
    try {
      Folders.delete(runners.folder(instance.record().runner()));
    } catch (IOException e) {
      log.warn("The files of an instance were not removed instance=" + instance.id(), e);
    }
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
  }
}
