package io.jacquard.jac.lib.text;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A {@code logging.Logger}; its parent is the logger of the name up to the last dot. */
final class PyLogger implements NativeValue {
  static final PyLogger ROOT = new PyLogger("root", null, 30);
  private static final Map<String, PyLogger> NAMED = new ConcurrentHashMap<>();
  private static final LogHandler LAST_RESORT = new LogHandler(None.NONE);
  private static volatile long disabled;

  private final String name;
  private final @Nullable PyLogger parent;
  private final PyList handlers = PyList.of();
  private volatile long level;

  private PyLogger(String name, @Nullable PyLogger parent, long level) {
    this.name = name;
    this.parent = parent;
    this.level = level;
  }

  static PyLogger named(String name) {
    if (name.isEmpty() || name.equals("root")) {
      return ROOT;
    }
    PyLogger known = NAMED.get(name);
    if (known != null) {
      return known;
    }
    int dot = name.lastIndexOf('.');
    PyLogger made = new PyLogger(name, dot < 0 ? ROOT : named(name.substring(0, dot)), 0);
    PyLogger earlier = NAMED.putIfAbsent(name, made);
    return earlier == null ? made : earlier;
  }

  static Object disable(long level) {
    disabled = level;
    return None.NONE;
  }

  Object log(long at, Object message, PyTuple arguments, boolean withException) {
    if (enabled(at)) {
      LogRecord record = LogRecord.of(name, at, message, arguments, withException);
      boolean handled = false;
      for (PyLogger logger = this; logger != null; logger = logger.parent) {
        for (Object handler : logger.handlers.toArray()) {
          if (handler instanceof LogHandler h) {
            h.handle(record);
            handled = true;
          }
        }
      }
      if (!handled && at >= 30) {
        LAST_RESORT.handle(record);
      }
    }
    return None.NONE;
  }

  boolean enabled(long at) {
    return at > disabled && at >= effective();
  }

  long effective() {
    for (PyLogger logger = this; logger != null; logger = logger.parent) {
      if (logger.level != 0) {
        return logger.level;
      }
    }
    return 0;
  }

  String name() {
    return name;
  }

  @Nullable PyLogger parent() {
    return parent;
  }

  PyList handlers() {
    return handlers;
  }

  long level() {
    return level;
  }

  Object level(long value) {
    level = value;
    return None.NONE;
  }

  @Override
  public PyType type() {
    return LoggingModule.LOGGER;
  }

  @Override
  public String repr() {
    String kind = this == ROOT ? "RootLogger" : "Logger";
    return "<" + kind + " " + name + " (" + LoggingModule.levelName(effective()) + ")>";
  }
}
