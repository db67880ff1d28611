package io.jacquard.cli;

import io.jacquard.jac.LoadOptions;
import io.jacquard.jac.Program;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.ProgramException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check FILE}: reports everything wrong with a program without running it. */
@Command(name = "check", description = "Reports every error of a program without running it.")
final class CheckCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "The program's entry file.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Prints the findings as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<Diagnostic> findings = findings();
    long errors = findings.stream().filter(d -> d.severity() == Diagnostic.Severity.ERROR).count();
    if (json) {
      System.out.println(DiagnosticJson.of(findings));
    } else {
      findings.forEach(finding -> System.err.println(finding.render()));
      System.out.println(summary(errors, findings.size() - errors));
    }
    return errors == 0 ? 0 : 1;
  }

  private List<Diagnostic> findings() {
    try {
      return Program.load(file, LoadOptions.forRun().withTests().withNames()).warnings();
    } catch (ProgramException e) {
      return e.diagnostics();
    }
  }

  private String summary(long errors, long warnings) {
    return file + ": " + count(errors, "error") + ", " + count(warnings, "warning");
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
