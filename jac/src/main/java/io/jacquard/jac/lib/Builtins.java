package io.jacquard.jac.lib;

import io.jacquard.jac.lib.builtin.ImportFunctions;
import io.jacquard.jac.lib.builtin.IterationFunctions;
import io.jacquard.jac.lib.builtin.IteratorClasses;
import io.jacquard.jac.lib.builtin.NumberFunctions;
import io.jacquard.jac.lib.builtin.ObjectFunctions;
import io.jacquard.jac.lib.builtin.TextFunctions;
import io.jacquard.jac.lib.io.OpenFunction;
import io.jacquard.jac.lib.jaclang.StorageFunctions;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names that every module finds without importing: Python's builtins. */
public final class Builtins {
  private static final List<String> CLASSES =
      List.of(
          "object",
          "type",
          "int",
          "bool",
          "float",
          "complex",
          "str",
          "bytes",
          "bytearray",
          "memoryview",
          "list",
          "tuple",
          "dict",
          "set",
          "frozenset",
          "range",
          "slice",
          "property",
          "staticmethod",
          "classmethod",
          "super");

  /** Functions of Python that make no sense here; calling one says so. */
  private static final List<String> UNSUPPORTED =
      List.of("eval", "exec", "compile", "locals", "globals", "breakpoint", "help");

  private static final Map<String, Object> NAMESPACE = build();

  private Builtins() {}

  /** All builtins by name; the same unmodifiable map every time. */
  public static Map<String, Object> namespace() {
    return NAMESPACE;
  }

  private static Map<String, Object> build() {
    ObjectFunctions.install();
    Map<String, Object> names = new LinkedHashMap<>();
    CLASSES.forEach(name -> names.put(name, BuiltinTypes.named(name)));
    BuiltinTypes.exceptions().forEach(type -> names.put(type.name(), type));
    names.put("EnvironmentError", BuiltinTypes.named("OSError"));
    names.put("IOError", BuiltinTypes.named("OSError"));
    names.put("NotImplemented", Singleton.NOT_IMPLEMENTED);
    names.put("Ellipsis", Singleton.ELLIPSIS);
    names.put("__debug__", true);
    names.put("open", OpenFunction.OPEN);
    names.putAll(IteratorClasses.all());
    Stream.of(
            NumberFunctions.all(),
            TextFunctions.all(),
            ObjectFunctions.all(),
            IterationFunctions.all(),
            StorageFunctions.all(),
            List.of(ImportFunctions.IMPORT),
            UNSUPPORTED.stream().map(Builtins::unsupported).toList(),
            List.of(exit("exit"), exit("quit")))
        .flatMap(List::stream)
        .forEach(function -> names.put(function.name(), function));
    return Collections.unmodifiableMap(names);
  }

  private static NativeFunction unsupported(String name) {
    return NativeFunction.of(
        name,
        "(*args, **kwargs)",
        _ -> {
          throw Errors.make("NotImplementedError", name + "() is not supported by Jacquard");
        });
  }

  private static NativeFunction exit(String name) {
    return NativeFunction.of(
        name,
        "(code=None)",
        a -> {
          throw a[0] == None.NONE ? Errors.make("SystemExit") : Errors.make("SystemExit", a[0]);
        });
  }
}
