package io.jacquard.jac.lib.typing;

import io.jacquard.jac.lib.Builtins;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declared types, which are kept as source text, as the values that the text means. */
public final class TypeHints {
  private final String text;
  private final @Nullable PyModule globals;
  private int at;

  private TypeHints(String text, @Nullable PyModule globals) {
    this.text = text;
    this.globals = globals;
  }

  /** {@code typing.get_type_hints(target)}: of a function, or of a class with its bases. */
  static Object of(Object target) {
    PyDict hints = new PyDict();
    switch (target) {
      case PyType type -> type.mro().reversed().forEach(base -> add(hints, base, module(base)));
      case PyFunction function -> add(hints, function, function.globals());
      default -> add(hints, target, null);
    }
    return hints;
  }

  /** The declared type of the first parameter that is no receiver; None where it has none. */
  public static Object first(PyFunction function) {
    for (PyFunction.Parameter parameter : function.parameters()) {
      if (parameter.annotation() != null) {
        return resolve(parameter.annotation(), function.globals());
      }
    }
    return None.NONE;
  }

  private static void add(PyDict hints, Object target, @Nullable PyModule globals) {
    if (Ops.findAttr(target, "__annotations__") instanceof PyDict written) {
      written.forEach((name, annotation) ->
          hints.put(name, annotation instanceof String s ? resolve(s, globals) : annotation));
    }
  }

  /** The module of a class, known by the functions that it declares. */
  private static @Nullable PyModule module(PyType type) {
    for (Object member : type.namespace().values()) {
      if (member instanceof PyFunction function) {
        return function.globals();
      }
    }
    return null;
  }

  /** What the text means, or the text itself where it names what is not there. */
  private static Object resolve(String text, @Nullable PyModule globals) {
    TypeHints reader = new TypeHints(text, globals);
    Object value = reader.union();
    return value == null || reader.at < text.length() ? text : value;
  }

  private @Nullable Object union() {
    Object left = single();
    while (left != null && accept("|")) {
      Object right = single();
      left = right == null ? null : Ops.bitOr(classOf(left), classOf(right));
    }
    return left == null ? null : classOf(left);
  }

  private static Object classOf(Object value) {
    return value == None.NONE ? BuiltinTypes.NONE : value;
  }

  private @Nullable Object single() {
    if (accept("...")) {
      return Singleton.ELLIPSIS;
    }
    Object value = named(name());
    while (value != null && accept(".")) {
      value = Ops.findAttr(value, name());
    }
    return value != null && accept("[") ? parameterized(value) : value;
  }

  private @Nullable Object parameterized(Object generic) {
    List<Object> arguments = new ArrayList<>();
    do {
      Object argument = union();
      if (argument == null) {
        return null;
      }
      arguments.add(argument);
    } while (accept(","));
    if (!accept("]")) {
      return null;
    }
    return Ops.getItem(
        generic, arguments.size() == 1 ? arguments.getFirst() : PyTuple.of(arguments.toArray()));
  }

  private @Nullable Object named(String name) {
    if (name.equals("None")) {
      return None.NONE;
    }
    Object own = globals == null ? null : globals.get(name);
    return own != null ? own : Builtins.namespace().get(name);
  }

  private String name() {
    skipBlanks();
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private boolean accept(String token) {
    skipBlanks();
    boolean found = text.startsWith(token, at);
    at += found ? token.length() : 0;
    return found;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
