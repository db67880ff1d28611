package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.collections.NamedTuples;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.failure.PyException;
import io.jacquard.jac.runtime.type.PyType;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** The module {@code sys}. The language level is that of CPython 3.12. */
public final class SysModule {
  private static final PyType VERSION_INFO =
      NamedTuples.define(
          "sys", "version_info", List.of("major", "minor", "micro", "releaselevel", "serial"));
  private static final PyType FLOAT_INFO =
      NamedTuples.define("sys", "float_info", List.of("max", "min", "epsilon", "dig", "mant_dig"));

  private SysModule() {}

  public static PyModule sys() {
    return new ModuleBuilder("sys")
        .value("argv", PyList.of(""))
        .value("path", PyList.of(""))
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
        .value("stdout", StandardStreams.STDOUT)
        .value("stderr", StandardStreams.STDERR)
        .value("stdin", StandardStreams.STDIN)
        .value("__stdout__", StandardStreams.STDOUT)
        .value("__stderr__", StandardStreams.STDERR)
        .value("__stdin__", StandardStreams.STDIN)
        .function("exit", "(status=None, /)", a -> exit(a[0]))
        .function("getrecursionlimit", "()", _ -> 1000L)
        .function("setrecursionlimit", "(limit, /)", _ -> None.NONE)
        .function("getsizeof", "(object, default=?)", _ -> 64L)
        .function("getdefaultencoding", "()", _ -> "utf-8")
        .function("getfilesystemencoding", "()", _ -> "utf-8")
        .function("intern", "(string, /)", a -> a[0])
        .function("exc_info", "()", _ -> handled())
        .function("exception", "()", _ -> ((PyTuple) handled()).get(1))
        .function("getrefcount", "(object, /)", _ -> 2L)
        .function("get_int_max_str_digits", "()", _ -> 4300L)
        .function("is_finalizing", "()", _ -> false)
        .values(
            Map.of(
                "dont_write_bytecode",
                true,
                "hexversion",
                0x030C01F0L,
                "api_version",
                1013L,
                "prefix",
                "",
                "base_prefix",
                "",
                "float_repr_style",
                "short",
                "copyright",
                ""))
        .build()
        .overrides(new CallAttributes());
  }

  /** Class, value and traceback of the exception that is being handled. */
  private static Object handled() {
    JacError error = Execution.current().handling();
    if (error == null) {
      return PyTuple.of(None.NONE, None.NONE, None.NONE);
    }
    PyException exception = error.exception();
    return PyTuple.of(exception.type(), exception, Args.orNone(exception.traceback()));
  }

  private static Object exit(Object status) {
    throw status == None.NONE ? Errors.make("SystemExit") : Errors.make("SystemExit", status);
  }
}
