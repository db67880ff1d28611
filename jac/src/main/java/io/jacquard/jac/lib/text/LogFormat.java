package io.jacquard.jac.lib.text;

import io.jacquard.jac.lib.datetime.TimeText;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.jac.runtime.container.PyDict;
import java.time.ZoneId;
import java.time.temporal.ChronoField;

/** A {@code logging.Formatter} in percent style. */
record LogFormat(String format, Object dateFormat) implements NativeValue {
  static final String BASIC = "%(levelname)s:%(name)s:%(message)s";

  String apply(LogRecord record) {
    int millis = record.time().get(ChronoField.MILLI_OF_SECOND);
    PyDict fields = new PyDict();
    fields.put("name", record.logger());
    fields.put("levelname", LoggingModule.levelName(record.level()));
    fields.put("levelno", record.level());
    fields.put("message", record.message());
    fields.put("msecs", (double) millis);
    fields.put(
        "created", record.time().atZone(ZoneId.systemDefault()).toInstant().toEpochMilli() / 1e3);
    fields.put("process", ProcessHandle.current().pid());
    fields.put("processName", "MainProcess");
    fields.put("threadName", Thread.currentThread().getName());
    fields.put("thread", Thread.currentThread().threadId());
    for (String unknown : new String[] {"filename", "pathname", "module", "funcName"}) {
      fields.put(unknown, "<jac>");
    }
    fields.put("lineno", 0L);
    String date = dateFormat instanceof String own ? own : "%Y-%m-%d %H:%M:%S";
    String time = TimeText.format(record.time(), date);
    fields.put("asctime", dateFormat instanceof String ? time : time + ",%03d".formatted(millis));
    String line = Ops.str(Ops.modulo(format, fields));
    return record.trace().isEmpty() ? line : line + "\n" + record.trace();
  }

  @Override
  public PyType type() {
    return LoggingModule.FORMATTER;
  }
}
