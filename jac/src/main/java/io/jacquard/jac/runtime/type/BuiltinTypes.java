package io.jacquard.jac.runtime.type;

import io.jacquard.jac.runtime.StateMethods;
import io.jacquard.jac.runtime.ValueAttributes;
import io.jacquard.jac.runtime.container.ContainerMethods;
import io.jacquard.jac.runtime.failure.ExceptionTypes;
import io.jacquard.jac.runtime.function.FunctionMethods;
import io.jacquard.jac.runtime.iteration.GeneratorMethods;
import io.jacquard.jac.runtime.operator.OperatorMethods;
import io.jacquard.jac.runtime.operator.ValueOperators;
import io.jacquard.jac.runtime.text.TextMethods;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes that exist before any program does. Their methods are put in by the {@code install}
 * methods at the end of this class's initialization; an installing class keeps no static state of
 * its own that touches a constant of this one.
 */
public final class BuiltinTypes {
  private static final Map<String, PyType> BY_NAME =
      Collections.synchronizedMap(new LinkedHashMap<>());

  public static final PyType OBJECT = type("object");
  public static final PyType TYPE = type("type");
  public static final PyType NONE = type("NoneType");
  public static final PyType NOT_IMPLEMENTED = type("NotImplementedType");
  public static final PyType ELLIPSIS = type("ellipsis");
  public static final PyType INT = type("int");
  public static final PyType BOOL = type("bool", INT);
  public static final PyType FLOAT = type("float");
  public static final PyType COMPLEX = type("complex");
  public static final PyType STR = type("str");
  public static final PyType BYTES = type("bytes");
  public static final PyType BYTEARRAY = type("bytearray");
  public static final PyType MEMORY_VIEW = type("memoryview");
  public static final PyType LIST = type("list");
  public static final PyType TUPLE = type("tuple");
  public static final PyType DICT = type("dict");
  public static final PyType DICT_KEYS = type("dict_keys");
  public static final PyType DICT_VALUES = type("dict_values");
  public static final PyType DICT_ITEMS = type("dict_items");
  public static final PyType SET = type("set");
  public static final PyType FROZENSET = type("frozenset");
  public static final PyType RANGE = type("range");
  public static final PyType SLICE = type("slice");
  public static final PyType ITERATOR = type("iterator");
  public static final PyType GENERATOR = type("generator");
  public static final PyType ASYNC_GENERATOR = type("async_generator");
  public static final PyType COROUTINE = type("coroutine");
  public static final PyType FUNCTION = type("function");
  public static final PyType METHOD = type("method");
  public static final PyType BUILTIN_FUNCTION = type("builtin_function_or_method");
  public static final PyType METHOD_DESCRIPTOR = type("method_descriptor");
  public static final PyType PROPERTY = type("property");
  public static final PyType STATICMETHOD = type("staticmethod");
  public static final PyType CLASSMETHOD = type("classmethod");
  public static final PyType SUPER = type("super");
  public static final PyType MODULE = type("module");
  public static final PyType MAPPING_PROXY = type("mappingproxy");
  public static final PyType GENERIC_ALIAS = type("types.GenericAlias");
  public static final PyType UNION = type("types.UnionType");
  public static final PyType BASE_EXCEPTION = type("BaseException");
  public static final PyType EXCEPTION = type("Exception", BASE_EXCEPTION);

  static {
    ExceptionTypes.create();
    ExceptionTypes.install();
    ObjectTypes.install();
    GeneratorMethods.install();
    ContainerMethods.install();
    TextMethods.install();
    OperatorMethods.install();
    ValueOperators.install();
    FunctionMethods.install();
    StateMethods.install();
    ValueAttributes.install();
  }

  private BuiltinTypes() {}

  /** Makes and registers a builtin class. */
  public static PyType type(String name, PyType... bases) {
    int dot = name.lastIndexOf('.');
    String module = dot < 0 ? "builtins" : name.substring(0, dot);
    PyType type = new PyType(name.substring(dot + 1), module, PyType.Kind.BUILTIN, List.of(bases));
    BY_NAME.put(type.name(), type);
    return type;
  }

  /**
   * A builtin class by its name, {@code ValueError} for instance.
   *
   * @throws IllegalArgumentException when there is none; the name is written in our own code
   */
  public static PyType named(String name) {
    PyType type = find(name);
    if (type == null) {
      throw new IllegalArgumentException("no builtin class is called " + name);
    }
    return type;
  }

  /** A builtin class by its name, or {@code null}. */
  public static @Nullable PyType find(String name) {
    return BY_NAME.get(name);
  }

  /** The builtin exception classes, bases before their subclasses. */
  public static List<PyType> exceptions() {
    synchronized (BY_NAME) {
      return BY_NAME.values().stream().filter(t -> t.isSubtypeOf(BASE_EXCEPTION)).toList();
    }
  }
}
