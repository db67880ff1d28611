package io.jacquard.cli;

import io.jacquard.jac.LoadOptions;
import io.jacquard.jac.Program;
import io.jacquard.jac.lib.StandardLibrary;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.FilePolicy;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.source.Diagnostic;
import java.nio.file.Path;
import java.util.List;

/** One run of a program: load, execute the body in one unit of work, keep what it did. */
final class ProgramRun {
  private static final String MORE = "JACQUARD_JAVA_OPTS=-Xmx4g";

  private final Path file;
  private final List<String> arguments;
  private final Console console;
  private final LocalState state;

  ProgramRun(Path file, List<String> arguments, Console console, LocalState state) {
    this.file = file;
    this.arguments = arguments;
    this.console = console;
    this.state = state;
  }

  /** Answers the process's exit code. */
  int run(LoadOptions options, boolean test) {
    Program program = Program.load(file, options);
    for (Diagnostic warning : program.warnings()) {
      console.error(warning.render());
    }
    Budget budget = new Budget(Budget.Limits.UNBOUNDED, System.nanoTime());
    Graph unit = state.open(program);
    Execution execution = new Execution(unit, budget, console::print);
    execution.echoReports(true);
    execution.input(console::readLine);
    execution.files(FilePolicy.unconfined());
    execution.host(new LocalHost(file.toAbsolutePath().resolveSibling("")));
    try {
      execution.run(this::giveArguments);
      program.initialize(execution);
      int code = test ? new TestRun(program, execution, console).run() : 0;
      finish(execution);
      unit.commit();
      return code;
    } catch (JacError e) {
      if (e.isA("SystemExit")) {
        finish(execution);
        unit.commit();
        return ExitCode.of(e, console);
      }
      boolean heapSpent = e.isFatal() && e.isA("MemoryError");
      console.error(
          heapSpent
              ? "MemoryError: " + e.getMessage() + "; see " + MORE
              : execution.run(() -> Traceback.render(e)));
      finish(execution);
      return 1;
    }
  }

  /** Calls what the program left to {@code atexit}. */
  private void finish(Execution execution) {
    execution.<Boolean, RuntimeException>run(() -> {
      execution.endings().finish(failed -> console.error(Traceback.render(failed)));
      return true;
    });
  }

  /** {@code sys.argv}: the file as written, then the arguments. */
  private boolean giveArguments() {
    PyModule sys = StandardLibrary.find("sys");
    if (sys != null) {
      PyList argv = PyList.of(file.toString());
      arguments.forEach(argv::append);
      sys.set("argv", argv);
    }
    return sys != null;
  }
}
