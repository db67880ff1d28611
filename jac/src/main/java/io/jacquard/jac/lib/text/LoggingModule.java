package io.jacquard.jac.lib.text;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The module {@code logging}: loggers in a tree, handlers that write formatted lines to a stream.
 */
public final class LoggingModule {
  static final Map<String, Long> LEVELS = levels();
  static final PyType LOGGER = logger();
  static final PyType HANDLER =
      new ClassBuilder("logging", "StreamHandler")
          .constructor("(stream=None)", a -> new LogHandler(a[0]))
          .method("setLevel", "(self, level)", a -> ((LogHandler) a[0]).level(level(a[1])))
          .method(
              "setFormatter", "(self, fmt)", a -> ((LogHandler) a[0]).formatter((LogFormat) a[1]))
          .method("flush", "(self)", _ -> None.NONE)
          .method("close", "(self)", _ -> None.NONE)
          .build();
  static final PyType FORMATTER =
      new ClassBuilder("logging", "Formatter")
          .constructor(
              "(fmt=None, datefmt=None, style='%', validate=True)",
              a -> new LogFormat(a[0] == None.NONE ? "%(message)s" : Ops.str(a[0]), a[1]))
          .build();

  private LoggingModule() {}

  private static Map<String, Long> levels() {
    Map<String, Long> levels = new LinkedHashMap<>();
    levels.put("CRITICAL", 50L);
    levels.put("ERROR", 40L);
    levels.put("WARNING", 30L);
    levels.put("INFO", 20L);
    levels.put("DEBUG", 10L);
    levels.put("NOTSET", 0L);
    return levels;
  }

  public static PyModule logging() {
    ModuleBuilder module =
        new ModuleBuilder("logging")
            .values(LEVELS)
            .value("FATAL", 50L)
            .value("WARN", 30L)
            .type(LOGGER)
            .type(HANDLER)
            .value("Handler", HANDLER)
            .type(FORMATTER)
            .value("root", PyLogger.ROOT)
            .function("NullHandler", "()", _ -> new LogHandler(None.NONE, true))
            .function(
                "FileHandler",
                "(filename, mode='a', encoding=None, delay=False)",
                a -> new LogHandler(a[0]))
            .function(
                "getLogger",
                "(name=None)",
                a ->
                    a[0] == None.NONE
                        ? PyLogger.ROOT
                        : PyLogger.named(Args.text(a[0], "A logger name")))
            .function("getLevelName", "(level)", a -> levelName(a[0]))
            .function("disable", "(level=50)", a -> PyLogger.disable(level(a[0])))
            .function("captureWarnings", "(capture)", _ -> None.NONE)
            .function(
                "basicConfig",
                "(*, filename=None, filemode='a', format=None, datefmt=None, style='%', level=None,"
                    + " stream=None, handlers=None, force=False, encoding=None, errors=None)",
                LoggingModule::configure);
    for (String name :
        new String[] {"debug", "info", "warning", "error", "critical", "exception"}) {
      module.function(
          name,
          "(msg, *args, exc_info=None, extra=None, stack_info=False, stacklevel=1)",
          a ->
              PyLogger.ROOT.log(
                  levelOf(name),
                  a[0],
                  (PyTuple) a[1],
                  name.equals("exception") || Args.truth(a[2])));
    }
    return module
        .function(
            "log",
            "(level, msg, *args, **kwargs)",
            a -> PyLogger.ROOT.log(level(a[0]), a[1], (PyTuple) a[2], false))
        .build();
  }

  private static Object configure(Object[] a) {
    if (PyLogger.ROOT.handlers().size() > 0 && !Args.truth(a[8])) {
      return None.NONE;
    }
    PyLogger.ROOT.handlers().clear();
    String format = a[2] == None.NONE ? LogFormat.BASIC : Ops.str(a[2]);
    PyList handlers =
        a[7] == None.NONE
            ? PyList.of(new LogHandler(a[0] == None.NONE ? a[6] : a[0]))
            : PyList.from(a[7]);
    for (Object handler : handlers.toArray()) {
      if (handler instanceof LogHandler h) {
        h.formatIfNone(new LogFormat(format, a[3]));
      }
      PyLogger.ROOT.handlers().append(handler);
    }
    if (a[5] != None.NONE) {
      PyLogger.ROOT.level(level(a[5]));
    }
    return None.NONE;
  }

  static long levelOf(String function) {
    return function.equals("exception")
        ? 40
        : LEVELS.getOrDefault(function.toUpperCase(java.util.Locale.ROOT), 0L);
  }

  static long level(Object level) {
    if (level instanceof String name) {
      Long known =
          LEVELS.get(name.equals("WARN") ? "WARNING" : name.equals("FATAL") ? "CRITICAL" : name);
      if (known == null) {
        throw Errors.valueError("Unknown level: " + Ops.repr(level));
      }
      return known;
    }
    if (!Args.isInt(level)) {
      throw Errors.typeError("Level not an integer or a valid string: " + Ops.repr(level));
    }
    return Args.integer(level);
  }

  static Object levelName(Object level) {
    if (level instanceof String name) {
      Long known = LEVELS.get(name);
      return known == null ? "Level " + name : known;
    }
    long number = Args.integer(level);
    return LEVELS.entrySet().stream()
        .filter(e -> e.getValue() == number)
        .findFirst()
        .<Object>map(Map.Entry::getKey)
        .orElse("Level " + number);
  }

  private static PyType logger() {
    ClassBuilder type =
        new ClassBuilder("logging", "Logger")
            .property("name", PyLogger.class, PyLogger::name)
            .property("level", PyLogger.class, PyLogger::level)
            .property("handlers", PyLogger.class, PyLogger::handlers)
            .property("parent", PyLogger.class, l -> Args.orNone(l.parent()))
            .method("setLevel", "(self, level)", a -> ((PyLogger) a[0]).level(level(a[1])))
            .method("getEffectiveLevel", PyLogger.class, PyLogger::effective)
            .method("isEnabledFor", "(self, level)", a -> ((PyLogger) a[0]).enabled(level(a[1])))
            .method("hasHandlers", PyLogger.class, l -> l.handlers().size() > 0)
            .method(
                "getChild",
                "(self, suffix)",
                a -> PyLogger.named(((PyLogger) a[0]).name() + "." + Ops.str(a[1])))
            .method(
                "addHandler",
                "(self, hdlr)",
                a -> {
                  ((PyLogger) a[0]).handlers().append(a[1]);
                  return None.NONE;
                })
            .method(
                "removeHandler",
                "(self, hdlr)",
                a -> {
                  ((PyLogger) a[0]).handlers().asJava().remove(a[1]);
                  return None.NONE;
                })
            .method(
                "log",
                "(self, level, msg, *args, exc_info=None, extra=None, stack_info=False, stacklevel=1)",
                a -> ((PyLogger) a[0]).log(level(a[1]), a[2], (PyTuple) a[3], Args.truth(a[4])));
    for (String name :
        new String[] {
          "debug", "info", "warning", "warn", "error", "critical", "fatal", "exception"
        }) {
      String kind = name.equals("warn") ? "warning" : name.equals("fatal") ? "critical" : name;
      type.method(
          name,
          "(self, msg, *args, exc_info=None, extra=None, stack_info=False, stacklevel=1)",
          a ->
              ((PyLogger) a[0])
                  .log(
                      levelOf(kind),
                      a[1],
                      (PyTuple) a[2],
                      kind.equals("exception") || Args.truth(a[3])));
    }
    return type.build();
  }
}
