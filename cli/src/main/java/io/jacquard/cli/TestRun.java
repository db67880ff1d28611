package io.jacquard.cli;

import io.jacquard.jac.Program;
import io.jacquard.jac.eval.TestCase;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.JacError;
import java.util.List;

/** Runs a program's test blocks one after the other and says how each went. */
final class TestRun {
  private final Program program;
  private final Execution execution;
  private final Console console;

  TestRun(Program program, Execution execution, Console console) {
    this.program = program;
    this.execution = execution;
    this.console = console;
  }

  /** Answers 0 when all passed, else 1. */
  int run() {
    List<TestCase> tests = program.tests();
    int failed = 0;
    for (TestCase test : tests) {
      failed += passes(test) ? 0 : 1;
    }
    console.print(tests.size() - failed + " passed, " + failed + " failed\n");
    return failed == 0 ? 0 : 1;
  }

  private boolean passes(TestCase test) {
    try {
      program.test(test, execution);
      console.print("ok      " + test.name() + "\n");
      return true;
    } catch (JacError e) {
      console.print("failed  " + test.name() + "\n");
      console.print(Traceback.render(e).indent(8));
      return false;
    }
  }
}
