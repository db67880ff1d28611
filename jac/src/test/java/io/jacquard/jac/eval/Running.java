package io.jacquard.jac.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.LibraryModules;
import io.jacquard.jac.eval.lowering.Lowering;
import io.jacquard.jac.lib.Builtins;
import io.jacquard.jac.osp.JacBuiltins;
import io.jacquard.jac.osp.graph.MemoryGraph;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.syntax.ParseResult;
import io.jacquard.jac.syntax.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs programs given as text and answers what they print. */
final class Running {
  private Running() {}

  /** What the program prints; the error it ends with is thrown. */
  static String run(String program) {
    return run(program, Budget.Limits.UNBOUNDED);
  }

  static String run(String program, Budget.Limits limits) {
    StringBuilder output = new StringBuilder();
    Execution execution =
        new Execution(new MemoryGraph(), new Budget(limits, System.nanoTime()), output::append);
    Map<String, Object> builtins = new HashMap<>(Builtins.namespace());
    builtins.putAll(JacBuiltins.namespace());
    try {
      execution.run(() -> lower(program).run(new PyModule("__main__"), builtins, Running::library));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return output.toString();
  }

  /** The last line of a traceback: what the program dies of. */
  static JacError failure(String program) {
    try {
      run(program);
    } catch (JacError e) {
      return e;
    }
    throw new AssertionError("the program ended without an error");
  }

  static ModuleCode lower(String program) {
    ParseResult parsed = Parser.parse(new Source("main.jac", program));
    List<Diagnostic> sink = new ArrayList<>(parsed.diagnostics());
    ModuleCode code = Lowering.lower(parsed.module(), List.of(), sink);
    assertThat(sink.stream().map(Diagnostic::render)).isEmpty();
    return Objects.requireNonNull(code);
  }

  private static @org.jspecify.annotations.Nullable PyModule library(int dots, String path) {
    return dots == 0 ? LibraryModules.find(path) : null;
  }
}
