package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.Attributes;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The special methods of functions and methods, and the {@code __code__} of written functions. */
public final class FunctionMethods {
  private static final int GENERATOR = 0x20;
  private static final int COROUTINE = 0x80;

  private FunctionMethods() {}

  public static void install() {
    for (PyType callable :
        List.of(
            BuiltinTypes.FUNCTION,
            BuiltinTypes.METHOD,
            BuiltinTypes.BUILTIN_FUNCTION,
            BuiltinTypes.METHOD_DESCRIPTOR)) {
      callable.define(
          NativeFunction.of("__call__", "(self, /, *args, **kwargs)", FunctionMethods::call));
    }
    BuiltinTypes.FUNCTION.define(
        NativeFunction.of("__get__", "(self, instance, owner=None, /)", FunctionMethods::bind));
    BuiltinTypes.FUNCTION.defineProperty("__code__", FunctionMethods::code);
  }

  public static Object call(Object[] bound) {
    return Unpacked.pass(
        ((PyTuple) bound[1]).asJava(),
        (PyDict) bound[2],
        (values, keywords) -> Ops.call(bound[0], values, keywords));
  }

  private static Object bind(Object[] bound) {
    return bound[1] == None.NONE ? bound[0] : new BoundMethod(bound[1], (PyCallable) bound[0]);
  }

  private static Object code(Object function) {
    if (function instanceof PyFunction written) {
      return new Code(written);
    }
    throw Attributes.missing(function, "__code__");
  }

  /** What a written function says about itself; there are no instructions behind it. */
  private record Code(PyFunction function) implements NativeValue {
    private static final PyType TYPE =
        new PyType("code", "builtins", PyType.Kind.BUILTIN, List.of());

    @Override
    public PyType type() {
      return TYPE;
    }

    @Override
    public @Nullable Object attr(String name) {
      return switch (name) {
        case "co_name" -> function.name();
        case "co_qualname" -> function.qualifiedName();
        case "co_argcount" ->
            count(PyFunction.ParameterKind.POSITIONAL_ONLY)
                + count(PyFunction.ParameterKind.NORMAL);
        case "co_posonlyargcount" -> count(PyFunction.ParameterKind.POSITIONAL_ONLY);
        case "co_kwonlyargcount" -> count(PyFunction.ParameterKind.KEYWORD_ONLY);
        case "co_varnames" ->
            PyTuple.of(function.parameters().stream().map(PyFunction.Parameter::name).toArray());
        case "co_flags" ->
            (long) ((function.generator() ? GENERATOR : 0) | (function.async() ? COROUTINE : 0));
        default -> null;
      };
    }

    private long count(PyFunction.ParameterKind kind) {
      return function.parameters().stream().filter(p -> p.kind() == kind).count();
    }
  }
}
