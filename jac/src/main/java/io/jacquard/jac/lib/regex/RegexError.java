package io.jacquard.jac.lib.regex;

import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.type.PyType;

/** The exception {@code re.error}. */
final class RegexError {
  static final PyType TYPE = Exceptions.define("re", "error", "Exception");

  private RegexError() {}

  /** The error at a place of the pattern; line and column are told for patterns of many lines. */
  static JacError at(String message, String pattern, int offset) {
    long position = pattern.codePointCount(0, offset);
    int lineStart = pattern.lastIndexOf('\n', offset - 1) + 1;
    long line = 1 + pattern.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    long column = pattern.codePointCount(lineStart, offset) + 1L;
    String where = " at position " + position;
    if (pattern.indexOf('\n') >= 0) {
      where += " (line " + line + ", column " + column + ")";
    }
    JacError error = Exceptions.make(TYPE, message + where);
    error.exception().own("msg", message);
    error.exception().own("pattern", pattern);
    error.exception().own("pos", position);
    error.exception().own("lineno", line);
    error.exception().own("colno", column);
    return error;
  }
}
