package io.jacquard.standalone;

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
import io.jacquard.store.DocumentStore;
import io.jacquard.store.rocks.RocksDocumentStore;
import io.jacquard.walker.program.Tracebacks;
import io.jacquard.walker.route.ProgramRefusedException;
import io.jacquard.walker.route.RoutePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints a program's endpoints without serving them. They are known only once the module body has
 * run; here it runs on an empty store that is thrown away.
 */
final class EndpointPrinter {
  private static final long STACK_BYTES = 16L << 20;

  private final Path file;
  private String failure = "";

  EndpointPrinter(Path file) {
    this.file = file;
  }

  /**
   * Prints them.
   *
   * @throws StartException when the program cannot be served
   */
  void print() throws StartException, InterruptedException {
    Thread thread = new Thread(null, this::load, "jac", STACK_BYTES);
    thread.start();
    thread.join();
    if (!failure.isEmpty()) {
      throw new StartException(failure);
    }
  }

  private void load() {
    try {
      Path folder = Files.createTempDirectory("jacquard");
      try (DocumentStore store = RocksDocumentStore.open(folder)) {
        System.out.print(EndpointTable.full(RoutePlan.of(endpoints(store)).all()));
      } finally {
        delete(folder);
      }
    } catch (ProgramException | ProgramRefusedException e) {
      failure = String.valueOf(e.getMessage());
    } catch (JacError e) {
      failure = Tracebacks.render(e);
    } catch (IOException e) {
      failure = "cannot use a temporary folder (" + e.getMessage() + ")";
    }
  }

  private List<Endpoint> endpoints(DocumentStore store) {
    Program program = Program.load(file);
    UnitOfWork unit = new GraphService(store).open(AccessRules.SYSTEM_ROOT, program::typeNamed);
    Budget budget = new Budget(Budget.Limits.UNBOUNDED, System.nanoTime());
    FilePolicy files = FilePolicy.confinedTo(file.toAbsolutePath().resolveSibling(""));
    Execution execution = new Execution(unit, budget, System.out::print).files(files);
    return execution.run(() -> {
      program.initialize(execution);
      return program.endpoints();
    });
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
