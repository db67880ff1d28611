package io.jacquard.jac.syntax;

import io.jacquard.jac.source.Diagnostic;

/** Leaves the rules of the parser up to the statement that recovers; never leaves the package. */
public final class SyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  /** Reading on makes no sense: the text is nested too deeply, or has too many errors. */
  private final boolean fatal;

  SyntaxError(Diagnostic diagnostic, boolean fatal) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
    this.fatal = fatal;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }

  SyntaxError withHint(String hint) {
    return new SyntaxError(diagnostic.withHint(hint), fatal);
  }

  boolean fatal() {
    return fatal;
  }
}
