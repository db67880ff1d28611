package io.jacquard.jac.lib.builtin;

import io.jacquard.jac.runtime.Attributes;
import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.PySuper;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.sort.Sorting;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.ClassMethod;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.Property;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.function.StaticMethod;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions about objects, classes and attributes, and the decorators for methods. */
public final class ObjectFunctions {
  private ObjectFunctions() {}

  public static List<NativeFunction> all() {
    return List.of(
        NativeFunction.of(
            "isinstance", "(obj, class_or_tuple, /)", a -> Ops.isInstance(a[0], a[1])),
        NativeFunction.of(
            "issubclass", "(cls, class_or_tuple, /)", a -> Ops.isSubclass(a[0], a[1])),
        NativeFunction.of(
            "getattr", "(object, name, default=?, /)", a -> attribute(a[0], a[1], a[2])),
        NativeFunction.of(
            "hasattr", "(obj, name, /)", a -> Ops.findAttr(a[0], Attributes.name(a[1])) != null),
        NativeFunction.of(
            "setattr",
            "(obj, name, value, /)",
            a -> {
              Ops.setAttr(a[0], Attributes.name(a[1]), a[2]);
              return None.NONE;
            }),
        NativeFunction.of(
            "delattr",
            "(obj, name, /)",
            a -> {
              Ops.delAttr(a[0], Attributes.name(a[1]));
              return None.NONE;
            }),
        NativeFunction.of("callable", "(obj, /)", a -> callable(a[0])),
        NativeFunction.of("id", "(obj, /)", a -> identity(a[0])),
        NativeFunction.of("hash", "(obj, /)", a -> Keys.hash(a[0])),
        NativeFunction.of("vars", "(object=?, /)", a -> variables(a[0])),
        NativeFunction.of("dir", "(object=?, /)", a -> directory(a[0])));
  }

  /** Makes the decorator classes and {@code super} callable. */
  public static void install() {
    BuiltinTypes.PROPERTY.constructor(
        NativeFunction.of(
            "property",
            "(fget=None, fset=None, fdel=None, doc=None)",
            a ->
                new Property(
                    orNull(a[0]), orNull(a[1]), orNull(a[2]), a[3] == None.NONE ? null : a[3])));
    ComplexType.install();
    BuiltinTypes.STATICMETHOD.constructor(
        NativeFunction.of("staticmethod", "(function, /)", a -> new StaticMethod(function(a[0]))));
    BuiltinTypes.CLASSMETHOD.constructor(
        NativeFunction.of("classmethod", "(function, /)", a -> new ClassMethod(function(a[0]))));
    BuiltinTypes.SUPER.constructor(
        NativeFunction.of("super", "(type=?, object=?, /)", a -> superOf(a[0], a[1])));
  }

  private static Object attribute(Object target, Object name, @Nullable Object otherwise) {
    String attribute = Attributes.name(name);
    if (otherwise == null) {
      return Ops.getAttr(target, attribute);
    }
    Object found = Ops.findAttr(target, attribute);
    return found == null ? otherwise : found;
  }

  static boolean callable(Object value) {
    return value instanceof PyCallable || Dunder.find(Ops.typeOf(value), "__call__") != null;
  }

  /** A number that two values share exactly when {@code is} holds for them. */
  private static long identity(Object value) {
    return switch (value) {
      case Long number -> number * 32 + 0x100000000L;
      case String text -> 0x200000000L + text.hashCode() * 32L;
      case Double number -> 0x300000000L + Double.hashCode(number) * 32L;
      case Boolean flag -> flag ? 0x400000020L : 0x400000000L;
      default -> 0x500000000L + System.identityHashCode(value) * 16L;
    };
  }

  private static Object variables(@Nullable Object target) {
    return switch (target) {
      case null -> throw Errors.make("NotImplementedError", "vars() without an argument");
      case PyModule module -> PyDict.copyOf(module.globals());
      case PyType _, Instance _ -> Ops.getAttr(target, "__dict__");
      default -> {
        Object own = Ops.findAttr(target, "__dict__");
        if (own == null) {
          throw Errors.typeError("vars() argument must have __dict__ attribute");
        }
        yield own;
      }
    };
  }

  private static Object directory(@Nullable Object target) {
    if (target == null) {
      throw Errors.make("NotImplementedError", "dir() without an argument");
    }
    Object names =
        target instanceof PyType
            ? Ops.call(Ops.getAttr(BuiltinTypes.OBJECT, "__dir__"), target)
            : Ops.callMethod(target, "__dir__", new Object[0], PyCallable.NO_KEYWORDS);
    PyList sorted = Sorting.sorted(names, None.NONE, false);
    return sorted;
  }

  private static PySuper superOf(@Nullable Object type, @Nullable Object self) {
    if (!(type instanceof PyType after) || self == null) {
      throw Errors.runtimeError("super(): no arguments");
    }
    boolean fits =
        Ops.isInstance(self, after) || (self instanceof PyType c && c.isSubtypeOf(after));
    if (!fits) {
      throw Errors.typeError("super(type, obj): obj must be an instance or subtype of type");
    }
    return new PySuper(after, self);
  }

  private static @Nullable PyCallable orNull(Object value) {
    return value == None.NONE ? null : function(value);
  }

  private static PyCallable function(Object value) {
    return value instanceof PyCallable callable
        ? callable
        : (args, keywords) -> Ops.call(value, args, keywords);
  }
}
