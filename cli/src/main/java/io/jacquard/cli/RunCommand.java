package io.jacquard.cli;

import io.jacquard.jac.LoadOptions;
import io.jacquard.jac.source.ProgramException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run FILE}: runs a program, or its tests, in this process. */
@Command(name = "run", description = "Runs a program; its state is kept under .jac/data.")
final class RunCommand implements Callable<Integer> {
  /** Deep recursion of a program is deep recursion of the evaluator. */
  private static final long STACK_BYTES = 16L << 20;

  @Parameters(index = "0", paramLabel = "FILE", description = "The program's entry file.")
  private Path file = Path.of("");

  @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "What sys.argv holds.")
  private List<String> arguments = new ArrayList<>();

  @Option(names = "--test", description = "Runs the test blocks after the program's body.")
  private boolean test;

  @Override
  public Integer call() throws InterruptedException {
    int[] code = {1};
    Thread thread = new Thread(null, () -> code[0] = run(), "jac", STACK_BYTES);
    thread.start();
    thread.join();
    return code[0];
  }

  private int run() {
    LoadOptions options = LoadOptions.forRun();
    try (Console console = new Console();
        LocalState state = new LocalState(Path.of(".jac", "data"))) {
      try {
        return new ProgramRun(file, arguments, console, state)
            .run(test ? options.withTests() : options, test);
      } catch (ProgramException e) {
        console.error(String.valueOf(e.getMessage()));
        return 1;
      }
    }
  }
}
