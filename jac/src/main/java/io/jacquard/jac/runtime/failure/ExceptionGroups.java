package io.jacquard.jac.runtime.failure;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code ExceptionGroup} and {@code BaseExceptionGroup}: several exceptions in one. */
public final class ExceptionGroups {
  public static final PyType BASE = BuiltinTypes.named("BaseExceptionGroup");
  private static final PyType GROUP = BuiltinTypes.named("ExceptionGroup");

  private ExceptionGroups() {}

  static void install() {
    BASE.define(
            NativeFunction.of("__str__", "(self, /)", a -> text(self(a))),
            NativeFunction.of(
                "derive", "(self, excs, /)", a -> make(GROUP, message(self(a)), a[1])),
            NativeFunction.of(
                "subgroup", "(self, condition, /)", a -> orNone(part(self(a), wanted(a[1]), true))),
            NativeFunction.of("split", "(self, condition, /)", ExceptionGroups::split))
        .defineProperty("message", e -> message((PyException) e))
        .defineProperty("exceptions", e -> PyTuple.of(members((PyException) e).toArray()));
  }

  /** A group of the class; of {@code ExceptionGroup} when all that is in it are Exceptions. */
  public static PyException make(PyType type, Object... args) {
    if (args.length != 2) {
      throw Errors.typeError(
          "BaseExceptionGroup.__new__() takes exactly 2 arguments (" + args.length + " given)");
    }
    if (!(args[0] instanceof String)) {
      throw Errors.typeError(
          "BaseExceptionGroup.__new__() argument 1 must be str, not " + Ops.typeOf(args[0]).name());
    }
    if (!(args[1] instanceof PyList || args[1] instanceof PyTuple)) {
      throw Errors.typeError("second argument (exceptions) must be a sequence");
    }
    Object[] members = Iteration.toArray(args[1]);
    if (members.length == 0) {
      throw Errors.valueError("second argument (exceptions) must be a non-empty sequence");
    }
    boolean plain = true;
    for (int i = 0; i < members.length; i++) {
      if (!(members[i] instanceof PyException member)) {
        throw Errors.valueError(
            "Item " + i + " of second argument (exceptions) is not an exception");
      }
      plain &= member.type().isSubtypeOf(BuiltinTypes.EXCEPTION);
    }
    if (!plain && type.isSubtypeOf(BuiltinTypes.EXCEPTION)) {
      throw Errors.typeError("Cannot nest BaseExceptions in an " + type.name());
    }
    return new PyException(plain && type == BASE ? GROUP : type, args);
  }

  private static PyException self(Object[] bound) {
    return (PyException) bound[0];
  }

  private static Object message(PyException group) {
    return group.arguments()[0];
  }

  static List<PyException> members(PyException group) {
    List<PyException> members = new ArrayList<>();
    for (Object member : Iteration.toArray(group.arguments()[1])) {
      members.add((PyException) member);
    }
    return members;
  }

  private static String text(PyException group) {
    int size = members(group).size();
    return "%s (%d sub-exception%s)".formatted(message(group), size, size == 1 ? "" : "s");
  }

  private static Object split(Object[] bound) {
    Predicate<PyException> wanted = wanted(bound[1]);
    return PyTuple.of(
        orNone(part(self(bound), wanted, true)), orNone(part(self(bound), wanted, false)));
  }

  private static Predicate<PyException> wanted(Object condition) {
    boolean types = condition instanceof PyType || condition instanceof PyTuple;
    return types ? e -> Ops.isInstance(e, condition) : e -> Ops.truthy(Ops.call(condition, e));
  }

  /** The group with only those exceptions that match, or that do not; {@code null} without any. */
  private static @Nullable PyException part(
      PyException group, Predicate<PyException> wanted, boolean matching) {
    if (wanted.test(group)) {
      return matching ? group : null;
    }
    List<Object> kept = new ArrayList<>();
    for (PyException member : members(group)) {
      if (member.type().isSubtypeOf(BASE)) {
        PyException inner = part(member, wanted, matching);
        if (inner != null) {
          kept.add(inner);
        }
      } else if (wanted.test(member) == matching) {
        kept.add(member);
      }
    }
    if (kept.isEmpty()) {
      return null;
    }
    Object derived =
        Ops.callMethod(group, "derive", new Object[] {PyList.copyOf(kept)}, PyCallable.NO_KEYWORDS);
    if (derived instanceof PyException part) {
      part.cause(group.cause());
      part.contextSuppressed(group.contextSuppressed());
      part.context(group.context());
      return part;
    }
    throw Errors.typeError("derive must return an instance of BaseExceptionGroup");
  }

  private static Object orNone(@Nullable PyException group) {
    return group == null ? None.NONE : group;
  }
}
