package io.jacquard.jac.lib.text;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.jac.runtime.function.NativeFunction;
import org.jspecify.annotations.Nullable;

/** A {@code logging.StreamHandler}: standard error unless it has a stream or a file of its own. */
final class LogHandler implements NativeValue {
  private static final LogFormat PLAIN = new LogFormat("%(message)s", None.NONE);

  private final Object target;
  private final boolean silent;
  private volatile @Nullable LogFormat format;
  private volatile long level;

  /**
   * @param target a stream, the name of a file, or None
   */
  LogHandler(Object target) {
    this(target, false);
  }

  LogHandler(Object target, boolean silent) {
    this.target = target;
    this.silent = silent;
  }

  void handle(LogRecord record) {
    if (silent || record.level() < level) {
      return;
    }
    LogFormat own = format;
    String line = (own == null ? PLAIN : own).apply(record) + "\n";
    switch (target) {
      case None _ -> System.err.print(line);
      case String file -> append(file, line);
      default -> Ops.callMethod(target, "write", new Object[] {line}, new String[0]);
    }
  }

  private static void append(String file, String line) {
    NativeFunction open = io.jacquard.jac.lib.io.OpenFunction.OPEN;
    Object stream = open.call(new Object[] {file, "a"}, new String[0]);
    Ops.callMethod(stream, "write", new Object[] {line}, new String[0]);
    Ops.callMethod(stream, "close", new Object[0], new String[0]);
  }

  Object level(long value) {
    level = value;
    return None.NONE;
  }

  Object formatter(LogFormat value) {
    format = value;
    return None.NONE;
  }

  void formatIfNone(LogFormat value) {
    if (format == null) {
      format = value;
    }
  }

  @Override
  public PyType type() {
    return LoggingModule.HANDLER;
  }
}
