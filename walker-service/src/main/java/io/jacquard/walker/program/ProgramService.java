package io.jacquard.walker.program;

import io.jacquard.graph.ConflictException;
import io.jacquard.graph.GraphService;
import io.jacquard.graph.UnitOfWork;
import io.jacquard.jac.Program;
import io.jacquard.jac.osp.AccessRules;
import io.jacquard.jac.runtime.Budget;
import io.jacquard.jac.runtime.Execution;
import io.jacquard.jac.runtime.FilePolicy;
import io.jacquard.jac.runtime.JacError;
import io.jacquard.jac.source.ProgramException;
import io.jacquard.walker.pool.CallPool;
import io.jacquard.walker.route.ProgramRefusedException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Loads the program when the service starts and runs its module body once, as the system root, in
 * one unit of work. A program that cannot be served stops the start.
 */
@Singleton
public final class ProgramService {
  private static final int ATTEMPTS = 10;

  private final GraphService graphs;
  private final CallPool pool;
  private final ProgramConfig config;
  private final AtomicReference<Optional<LoadedProgram>> current =
      new AtomicReference<>(Optional.empty());

  ProgramService(GraphService graphs, CallPool pool, ProgramConfig config) {
    this.graphs = graphs;
    this.pool = pool;
    this.config = config;
  }

  /** The program as it is now; empty until it has started. */
  public Optional<LoadedProgram> current() {
    return current.get();
  }

  void start(@Observes StartupEvent event) throws InterruptedException {
    Path file =
        config
            .file()
            .orElseThrow(
                () -> stop("no program is configured; set jacquard.walker.program.file to one"));
    if (!Files.isRegularFile(file)) {
      throw stop("there is no file " + file);
    }
    try {
      current.set(Optional.of(pool.await(() -> load(file))));
    } catch (ExecutionException e) {
      throw stopped(e);
    }
  }

  private LoadedProgram load(Path file) {
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
        FilePolicy.confinedTo(file.toAbsolutePath().resolveSibling(""))
            .hiding(config.hiddenFolders().orElse(List.of()));
    Execution execution = new Execution(unit, budget, System.out::print).files(files);
    return execution.run(() -> {
      program.initialize(execution);
      LoadedProgram loaded = new LoadedProgram(program, file, files);
      unit.commit();
      return loaded;
    });
  }

  private static RuntimeException stopped(ExecutionException failure) {
    return switch (failure.getCause()) {
      case ProgramException e -> stop(String.valueOf(e.getMessage()));
      case ProgramRefusedException e -> stop(String.valueOf(e.getMessage()));
      case JacError e -> stop(Tracebacks.render(e));
      case null, default -> new IllegalStateException("the program could not be started", failure);
    };
  }

  private static RuntimeException stop(String sentence) {
    return new ProgramStartException(sentence);
  }
}
