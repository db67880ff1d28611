package io.jacquard.jac.runtime.type;

import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.operator.Ops;
import org.jspecify.annotations.Nullable;

/** {@code isinstance} and {@code issubclass}. */
public final class Subclassing {
  private Subclassing() {}

  public static boolean isInstance(Object value, Object types) {
    return switch (types) {
      case PyType type -> {
        if (Ops.typeOf(value) == type) {
          yield true;
        }
        Object custom = hook(type, "__instancecheck__");
        boolean plain = !(custom instanceof PyFunction) && isPlainInstance(value, type);
        yield plain || (custom != null && Ops.truthy(Dunder.call(custom, type, value)));
      }
      case PyTuple tuple -> anyInstance(value, tuple.toArray());
      case UnionType union -> anyInstance(value, union.members().toArray());
      case None _ -> value == None.NONE;
      default -> {
        Object answer = Dunder.invoke(types, "__instancecheck__", value);
        if (answer == null) {
          throw Errors.typeError(
              !(types instanceof GenericAlias alias)
                  ? "isinstance() arg 2 must be a type, a tuple of types, or a union"
                  : alias.origin().kind() == PyType.Kind.BUILTIN
                      ? "isinstance() argument 2 cannot be a parameterized generic"
                      : "Subscripted generics cannot be used with class and instance checks");
        }
        yield Ops.truthy(answer);
      }
    };
  }

  /** Whether it is an object of the class or of one below; the metaclass is not asked. */
  static boolean isPlainInstance(Object value, PyType type) {
    return Ops.typeOf(value).isSubtypeOf(type) || claims(value, type);
  }

  /** Whether the object says by its own {@code __class__} that it is of the class. */
  private static boolean claims(Object value, PyType type) {
    return value instanceof Instance instance
        && !Identity.same(
            instance.type().lookup("__class__"), BuiltinTypes.OBJECT.lookup("__class__"))
        && Ops.getAttr(value, "__class__") instanceof PyType claimed
        && claimed.isSubtypeOf(type);
  }

  private static boolean anyInstance(Object value, Object[] types) {
    for (Object type : types) {
      if (isInstance(value, type)) {
        return true;
      }
    }
    return false;
  }

  public static boolean isSubclass(Object candidate, Object types) {
    if (!(candidate instanceof PyType subtype)) {
      throw Errors.typeError("issubclass() arg 1 must be a class");
    }
    return switch (types) {
      case PyType type -> {
        Object custom = hook(type, "__subclasscheck__");
        boolean plain = !(custom instanceof PyFunction) && subtype.isSubtypeOf(type);
        yield plain || (custom != null && Ops.truthy(Dunder.call(custom, type, subtype)));
      }
      case PyTuple tuple -> anySubclass(subtype, tuple.toArray());
      case UnionType union -> anySubclass(subtype, union.members().toArray());
      default ->
          throw Errors.typeError(
              "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    };
  }

  private static boolean anySubclass(PyType candidate, Object[] types) {
    for (Object type : types) {
      if (isSubclass(candidate, type)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Object hook(PyType type, String name) {
    return type.type() == BuiltinTypes.TYPE ? null : Dunder.find(type.type(), name);
  }
}
