package io.jacquard.sequence.runner;

import io.jacquard.sequence.archive.Manifest.Language;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Runners for instances: one that was ready before, else a new one. */
@Singleton
public final class RunnerLauncher {
  private final RunnerConfig config;
  private final RunnerSpawner spawner;
  private final RunnerPool pool;
  private final Bubblewrap bubblewrap;
  private final SocketFolder sockets;

  RunnerLauncher(
      RunnerConfig config,
      RunnerSpawner spawner,
      RunnerPool pool,
      Bubblewrap bubblewrap,
      SocketFolder sockets) {
    this.config = config;
    this.spawner = spawner;
    this.pool = pool;
    this.bubblewrap = bubblewrap;
    this.sockets = sockets;
  }

  /**
   * Makes ready what every runner needs.
   *
   * @return what keeps sequences from what is not theirs, for the log
   */
  public String open() throws IOException {
    spawner.open();
    return bubblewrap.open();
  }

  /** There is a sequence that will want runners. */
  public void expect(Language language) {
    pool.fill(language);
  }

  /**
   * A runner that is ready.
   *
   * @param memory the most bytes it may use
   * @throws IOException if none gets ready
   */
  public Ready launch(Language language, long memory) throws IOException, InterruptedException {
    Optional<Ready> warm =
        memory == config.memory().asLongValue() ? pool.take(language) : Optional.empty();
    return warm.isPresent() ? warm.get() : spawner.spawn(language, memory);
  }

  /** The most memory of an instance that names none, in bytes. */
  public long defaultMemory() {
    return config.memory().asLongValue();
  }

  /** How long a runner goes on without a hub. */
  public Duration orphanTimeout() {
    return config.orphanTimeout();
  }

  /** Whether instances go on when the hub is stopped. */
  public boolean outliveStop() {
    return config.outliveStop();
  }

  /** A runner that an earlier hub began, unless that process has ended. */
  public Optional<RunnerProcess> find(String name, long pid, Instant began) {
    Path socket = sockets.of(UUID.fromString(name));
    return ProcessHandle.of(pid)
        .map(handle -> new RunnerProcess(name, folder(name), socket, handle, Optional.empty()))
        .filter(runner -> runner.handle().isAlive() && runner.began().equals(began));
  }

  /** Removes what runners of an earlier hub left behind that never had an instance. */
  public void sweep(Set<String> known) throws IOException {
    spawner.sweep(known);
    sockets.sweep(known);
  }

  /** The folder that a runner has or had. */
  public Path folder(String name) {
    return spawner.folder(name);
  }

  @PreDestroy
  void close() {
    pool.close();
  }
}
