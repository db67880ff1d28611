package io.jacquard.jac.lib.text;

import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.container.PyDict;
import io.jacquard.jac.runtime.container.PyTuple;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * One event on its way to the handlers.
 *
 * @param trace the text of the handled exception; empty when none is to be shown
 */
record LogRecord(String logger, long level, String message, LocalDateTime time, String trace) {

  static LogRecord of(
      String logger, long level, Object message, PyTuple arguments, boolean withException) {
    Object values =
        arguments.size() == 1 && arguments.get(0) instanceof PyDict dict ? dict : arguments;
    String text = Ops.str(message);
    return new LogRecord(
        logger,
        level,
        arguments.size() == 0 ? text : Ops.str(Ops.modulo(text, values)),
        LocalDateTime.now(ZoneId.systemDefault()),
        withException ? TracebackModule.current() : "");
  }
}
