package io.jacquard.jac.syntax;

import io.jacquard.jac.source.Source;
import io.jacquard.jac.syntax.tree.Module;

/**
 * Reads one file of any of the four syntax generations. Every error of the file is reported; none
 * is thrown.
 */
public final class Parser {
  private Parser() {}

  public static ParseResult parse(Source source) {
    Cursor cursor = new Cursor(source);
    Module module = new StatementParser(cursor).module();
    return new ParseResult(module, cursor.diagnostics());
  }
}
