package io.jacquard.walker.program;

import io.jacquard.commons.metrics.MetricsConfig;
import io.jacquard.graph.ConflictException;
import io.jacquard.graph.GraphService;
import io.jacquard.graph.UnitOfWork;
import io.jacquard.jac.Endpoint;
import io.jacquard.jac.Program;
import io.jacquard.jac.osp.access.AccessRules;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.FilePolicy;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.source.ProgramException;
import io.jacquard.walker.pool.CallPool;
import io.jacquard.walker.route.PlatformPaths;
import io.jacquard.walker.route.ProgramRefusedException;
import io.jacquard.walker.route.Route;
import io.jacquard.walker.route.RoutePlan;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/** Loads a program and runs its module body once, as the system root, in one unit of work. */
@Singleton
final class ProgramLoader {
  private static final Logger LOG = Logger.getLogger(ProgramLoader.class);
  private static final int ATTEMPTS = 10;

  private final GraphService graphs;
  private final CallPool pool;
  private final List<Path> hiddenFolders;
  private final ServiceHost host;
  private final MetricsConfig metrics;

  ProgramLoader(
      GraphService graphs,
      CallPool pool,
      ProgramConfig config,
      ServiceHost host,
      MetricsConfig metrics) {
    this.graphs = graphs;
    this.pool = pool;
    this.host = host;
    this.metrics = metrics;
    this.hiddenFolders = config.hiddenFolders().orElse(List.of());
  }

  /**
   * Loads it on a thread of the pool. The future fails with a {@link ProgramStartException} when
   * the program's author can do something about it.
   */
  CompletableFuture<LoadedProgram> load(Path file) {
    CompletableFuture<LoadedProgram> loaded = new CompletableFuture<>();
    boolean taken =
        pool.offer(() -> {
          try {
            loaded.complete(loadNow(file));
          } catch (RuntimeException | Error e) {
            loaded.completeExceptionally(e);
          }
        });
    if (!taken) {
      loaded.completeExceptionally(new RejectedExecutionException("the call pool is full"));
    }
    return loaded;
  }

  /** What a failed {@link #load} says, as an exception to throw. */
  static RuntimeException unwrap(Throwable failure) {
    Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
    return cause instanceof ProgramStartException e
        ? e
        : new IllegalStateException("the program could not be started", cause);
  }

  private LoadedProgram loadNow(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ProgramStartException("there is no file " + file);
    }
    try {
      return repeated(file);
    } catch (ProgramException | ProgramRefusedException e) {
      throw new ProgramStartException(String.valueOf(e.getMessage()));
    } catch (JacError e) {
      throw new ProgramStartException(Tracebacks.render(e));
    }
  }

  private LoadedProgram repeated(Path file) {
    for (int attempt = 1; ; attempt++) {
      try {
        return started(Program.load(file), file);
      } catch (ConflictException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private LoadedProgram started(Program program, Path file) {
    UnitOfWork unit = graphs.open(AccessRules.SYSTEM_ROOT, program::typeNamed);
    Budget budget = new Budget(Budget.Limits.UNBOUNDED, System.nanoTime());
    FilePolicy files =
        FilePolicy.confinedTo(file.toAbsolutePath().resolveSibling("")).hiding(hiddenFolders);
    Execution execution = new Execution(unit, budget, System.out::print).files(files).host(host);
    return execution.run(() -> {
      program.initialize(execution);
      LoadedProgram loaded = new LoadedProgram(program, file, files);
      requireFreePaths(loaded);
      loaded.routes().sockets().forEach(ProgramLoader::warnUnlessAsync);
      unit.commit();
      return loaded;
    });
  }

  private void requireFreePaths(LoadedProgram loaded) {
    if (!metrics.enabled()) {
      return;
    }
    String path = metrics.endpoint();
    Optional<String> owner = PlatformPaths.owner(path).filter(_ -> !path.equals("/metrics"));
    if (owner.isPresent()) {
      throw new ProgramStartException(
          "jacquard.metrics.endpoint claims %s, which belongs to %s".formatted(path, owner.get()));
    }
    RoutePlan.requireFree(loaded.routes(), path, "jacquard.metrics.endpoint");
  }

  private static void warnUnlessAsync(Route socket) {
    Endpoint walker = socket.endpoint();
    if (!walker.async()) {
      LOG.warnf(
          "%s:%d: walker %s speaks WebSocket and is not declared async",
          walker.file(), walker.line(), walker.name());
    }
  }
}
