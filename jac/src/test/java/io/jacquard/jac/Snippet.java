package io.jacquard.jac;

import io.jacquard.jac.osp.graph.MemoryGraph;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.FilePolicy;
import io.jacquard.jac.runtime.execution.FileStorage;
import io.jacquard.jac.runtime.execution.Host;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.ProgramException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs a program as {@code jacquard run} does and answers all it printed, its errors included. */
final class Snippet {
  private static final long STACK = 16L << 20;
  private static final Budget.Limits LIMITS =
      new Budget.Limits(Long.MAX_VALUE, 1000, 20_000, Integer.MAX_VALUE);

  private static final Host BY_HAND =
      new Host() {
        @Override
        public FileStorage files(@Nullable String basePath, boolean createFolders) {
          return Host.BARE.files(basePath, createFolders);
        }

        @Override
        public boolean byHand() {
          return true;
        }
      };

  private Snippet() {}

  static String run(Path program) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    StringBuilder output = new StringBuilder();
    Thread thread = new Thread(null, () -> run(program, output), program.toString(), STACK);
    thread.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (failure.get() != null) {
      throw new AssertionError(program + " broke the engine", failure.get());
    }
    return output.toString();
  }

  private static void run(Path program, StringBuilder output) {
    Execution execution =
        new Execution(new MemoryGraph(), new Budget(LIMITS, System.nanoTime()), output::append);
    execution.echoReports(true);
    execution.files(FilePolicy.unconfined());
    execution.host(BY_HAND);
    try {
      Program.load(program).initialize(execution);
    } catch (ProgramException e) {
      String folder = program.getParent() + "/";
      for (Diagnostic diagnostic : e.diagnostics()) {
        output.append(diagnostic.render().replace(folder, "")).append('\n');
      }
    } catch (JacError e) {
      output.append(render(e));
    }
    execution.<Boolean, RuntimeException>run(() -> {
      execution.endings().finish(failed -> output.append(render(failed)));
      return true;
    });
  }

  private static String render(JacError error) {
    StringBuilder out = new StringBuilder("Traceback (most recent call last):\n");
    List<JacError.TraceEntry> trace = error.trace();
    for (JacError.TraceEntry entry : trace.reversed()) {
      String file = Path.of(entry.file()).getFileName().toString();
      out.append("  File \"").append(file).append("\", line ").append(entry.line());
      out.append(", in ").append(entry.ability()).append('\n');
    }
    String message = error.getMessage();
    out.append(error.exception().type().name());
    return out.append(message.isEmpty() ? "" : ": " + message).append('\n').toString();
  }
}
