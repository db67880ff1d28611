package io.jacquard.jac.lib.json;

import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.type.PyType;

/** The exception {@code json.JSONDecodeError}. */
final class JsonDecodeError {
  static final PyType TYPE = Exceptions.define("json.decoder", "JSONDecodeError", "ValueError");

  private JsonDecodeError() {}

  /** The error at an offset of the text: the message tells line, column and character. */
  static JacError at(String message, String text, int offset) {
    int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    long line = 1 + text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    long column = text.codePointCount(lineStart, offset) + 1L;
    long position = text.codePointCount(0, offset);
    JacError error =
        Exceptions.make(
            TYPE, message + ": line " + line + " column " + column + " (char " + position + ")");
    error.exception().own("msg", message);
    error.exception().own("doc", text);
    error.exception().own("pos", position);
    error.exception().own("lineno", line);
    error.exception().own("colno", column);
    return error;
  }
}
