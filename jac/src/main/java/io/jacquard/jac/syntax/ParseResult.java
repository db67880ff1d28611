package io.jacquard.jac.syntax;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.syntax.tree.Module;
import java.util.List;

/**
 * What parsing a file gave. With errors among the diagnostics the module holds what could be read
 * and must not run.
 */
public record ParseResult(Module module, List<Diagnostic> diagnostics) {

  public ParseResult {
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
  }
}
