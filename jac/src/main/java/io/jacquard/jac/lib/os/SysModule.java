package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.collections.NamedTuples;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.Execution;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.jac.runtime.container.PyDict;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The module {@code sys}. The language level is that of CPython 3.12. */
public final class SysModule {
  private static final PyType VERSION_INFO =
      NamedTuples.define(
          "sys", "version_info", List.of("major", "minor", "micro", "releaselevel", "serial"));
  private static final PyType FLOAT_INFO =
      NamedTuples.define("sys", "float_info", List.of("max", "min", "epsilon", "dig", "mant_dig"));
  private static final PyType OUTPUT =
      new ClassBuilder("_io", "TextIOWrapper")
          .method("write", "(self, s, /)", a -> ((Output) a[0]).write(a[1]))
          .method("flush", Output.class, _ -> None.NONE)
          .method("isatty", Output.class, _ -> false)
          .build();

  private SysModule() {}

  /** {@code sys.stdout} or {@code sys.stderr}. */
  private record Output(Consumer<String> sink) implements io.jacquard.jac.runtime.NativeValue {
    Object write(Object text) {
      String s = Args.text(text, "write() argument");
      sink.accept(s);
      return (long) s.codePointCount(0, s.length());
    }

    @Override
    public PyType type() {
      return OUTPUT;
    }
  }

  public static PyModule sys() {
    return new ModuleBuilder("sys")
        .value("argv", PyList.of(""))
        .value("path", PyList.of(""))
        .value("modules", new PyDict())
        .value("version", "3.12.1 (Jacquard " + Runtime.version().feature() + ")")
        .value("version_info", NamedTuples.make(VERSION_INFO, 3L, 12L, 1L, "final", 0L))
        .value("platform", "linux")
        .value("byteorder", ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? "big" : "little")
        .value("maxsize", Long.MAX_VALUE)
        .value("maxunicode", (long) Character.MAX_CODE_POINT)
        .value("executable", "")
        .value(
            "float_info",
            NamedTuples.make(
                FLOAT_INFO, Double.MAX_VALUE, Double.MIN_NORMAL, Math.ulp(1.0), 15L, 53L))
        .value(
            "implementation",
            NamedTuples.make(
                NamedTuples.define("sys", "implementation", List.of("name")), "jacquard"))
        .value("stdout", new Output(text -> Execution.current().print(text)))
        .value("stderr", new Output(System.err::print))
        .function("exit", "(status=None, /)", a -> exit(a[0]))
        .function("getrecursionlimit", "()", _ -> 1000L)
        .function("setrecursionlimit", "(limit, /)", _ -> None.NONE)
        .function("getsizeof", "(object, default=?)", _ -> 64L)
        .function("getdefaultencoding", "()", _ -> "utf-8")
        .function("getfilesystemencoding", "()", _ -> "utf-8")
        .function("intern", "(string, /)", a -> a[0])
        .function("exc_info", "()", _ -> PyTuple.of(None.NONE, None.NONE, None.NONE))
        .values(Map.of("dont_write_bytecode", true))
        .build();
  }

  private static Object exit(Object status) {
    throw status == None.NONE ? Errors.make("SystemExit") : Errors.make("SystemExit", status);
  }
}
