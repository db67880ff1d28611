package io.jacquard.jac.source;

import java.util.List;
import java.util.stream.Collectors;

/** A program that cannot be loaded; carries every diagnostic that was found, errors first. */
public final class ProgramException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  public ProgramException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::render).collect(Collectors.joining("\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
