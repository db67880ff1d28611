package io.jacquard.jac.fuzz;

import io.jacquard.jac.LibraryModules;
import io.jacquard.jac.eval.ModuleCode;
import io.jacquard.jac.eval.lowering.Lowering;
import io.jacquard.jac.lib.Builtins;
import io.jacquard.jac.osp.JacBuiltins;
import io.jacquard.jac.osp.graph.MemoryGraph;
import io.jacquard.jac.resolve.Resolver;
import io.jacquard.jac.resolve.scope.NameUses;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.FilePolicy;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Similarity;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.syntax.ParseResult;
import io.jacquard.jac.syntax.Parser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes a text through the whole pipeline, from parser to run, under small budgets, without files
 * and with its output thrown away. Runs it on a thread of its own that is watched from outside.
 */
final class Sandbox {
  private static final long STACK = 16L << 20;
  private static final long PATIENCE_SECONDS = 30;
  private static final Set<String> DENIED = Set.of("subprocess", "os", "pathlib", "sys", "io");

  private final Budget.Limits limits;
  private final Path home;

  /** How the run of a program ended. */
  sealed interface Outcome {
    /** No program: the parser or the resolver said why. */
    record Rejected() implements Outcome {}

    /** Run to its end. */
    record Done() implements Outcome {}

    /** Ended by an error of the language. */
    record Failed(JacError error) implements Outcome {}

    /** The engine threw something that no program should see. */
    record Broken(Throwable thrown) implements Outcome {}

    /** Still running long after its deadline; what the thread was at. */
    @SuppressWarnings("ArrayRecordComponent") // looked into, never compared
    record Hanging(StackTraceElement[] at) implements Outcome {}
  }

  /**
   * @param home an empty folder, all that a program sees of the file system
   */
  Sandbox(Budget.Limits limits, Path home) {
    this.limits = limits;
    this.home = home;
  }

  Outcome run(String program) {
    SynchronousQueue<Outcome> answer = new SynchronousQueue<>();
    Thread thread = new Thread(null, () -> hand(attempt(program), answer), "program", STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      Outcome outcome = answer.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return outcome == null ? new Outcome.Hanging(thread.getStackTrace()) : outcome;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void hand(Outcome outcome, SynchronousQueue<Outcome> to) {
    try {
      boolean _ = to.offer(outcome, PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Outcome attempt(String program) {
    try {
      ModuleCode code = lower(program);
      if (code == null) {
        return new Outcome.Rejected();
      }
      execute(code);
      return new Outcome.Done();
    } catch (JacError e) {
      return described(e);
    } catch (Throwable e) {
      return new Outcome.Broken(e);
    }
  }

  /** An error is shown to somebody: its text must be there to be had. */
  private static Outcome described(JacError error) {
    try {
      String _ = error.getMessage();
      return new Outcome.Failed(error);
    } catch (Throwable e) {
      return new Outcome.Broken(e);
    }
  }

  private static @Nullable ModuleCode lower(String program) {
    ParseResult parsed = Parser.parse(new Source("fuzz.jac", program));
    List<Diagnostic> found = new ArrayList<>(parsed.diagnostics());
    boolean valid = found.stream().noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    NameUses uses = new NameUses();
    ModuleCode code = null;
    if (valid) {
      code = Lowering.lower(parsed.module(), List.of(), found, uses);
    } else {
      Resolver.resolve(parsed.module(), List.of(), found, uses); // as check does
    }
    uses.uses().forEach(use -> hint(use.name(), use.visible()));
    found.forEach(Diagnostic::render);
    return code;
  }

  private static void hint(String name, Set<String> visible) {
    String _ = Similarity.nearest(name, visible).orElse("");
  }

  private void execute(ModuleCode code) throws Exception {
    Execution execution =
        new Execution(new MemoryGraph(), new Budget(limits, System.nanoTime()), _ -> {});
    execution.files(FilePolicy.confinedTo(home));
    Map<String, Object> builtins = new HashMap<>(Builtins.namespace());
    builtins.putAll(JacBuiltins.namespace());
    execution.run(() -> code.run(new PyModule("__main__"), builtins, Sandbox::library));
  }

  private static @Nullable PyModule library(int dots, String path) {
    return dots == 0 && !DENIED.contains(path) ? LibraryModules.find(path) : null;
  }
}
