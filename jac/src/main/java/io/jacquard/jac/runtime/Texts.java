package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.container.ReprGuard;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.Repr;
import io.jacquard.jac.runtime.text.format.Formatting;
import io.jacquard.jac.runtime.type.PyType;
import java.util.StringJoiner;

/** {@code str}, {@code repr} and {@code format} of values of every sort. */
public final class Texts {
  private Texts() {}

  public static String str(Object value) {
    return switch (value) {
      case String text -> text;
      case NativeValue v -> v.str();
      case Instance instance -> ofInstance(instance);
      default -> repr(value);
    };
  }

  private static String ofInstance(Instance instance) {
    Object method = Dunder.find(instance.type(), "__str__");
    if (method != null) {
      return text(Dunder.call(method, instance), "__str__");
    }
    boolean boxed =
        instance instanceof BoxedInstance && Dunder.find(instance.type(), "__repr__") == null;
    return boxed ? str(((BoxedInstance) instance).payload()) : repr(instance);
  }

  public static String repr(Object value) {
    return switch (value) {
      case NativeValue v -> v.repr();
      case Instance instance -> reprOfInstance(instance);
      default -> {
        String scalar = Repr.scalar(value);
        yield scalar != null ? scalar : plain(Ops.typeOf(value), value);
      }
    };
  }

  private static String reprOfInstance(Instance instance) {
    Object method = Dunder.find(instance.type(), "__repr__");
    if (method != null) {
      return text(Dunder.call(method, instance), "__repr__");
    }
    return instance instanceof BoxedInstance boxed
        ? repr(boxed.payload())
        : plain(instance.type(), instance);
  }

  /** {@code <__main__.A object at 0x…>}. */
  public static String plain(PyType type, Object value) {
    return "<%s object at 0x%012x>".formatted(type.displayName(), System.identityHashCode(value));
  }

  /** {@code X(f=1, g='a')}: how archetypes show themselves. */
  public static String fields(PyType owner, Instance instance) {
    if (!ReprGuard.enter(instance)) {
      return "...";
    }
    try {
      StringJoiner out = new StringJoiner(", ", instance.type().qualname() + "(", ")");
      for (PyType.FieldSpec field : owner.fields()) {
        out.add(field.name() + "=" + repr(Ops.getAttr(instance, field.name())));
      }
      return out.toString();
    } finally {
      ReprGuard.leave();
    }
  }

  public static String format(Object value, String spec) {
    return switch (value) {
      case Instance instance -> formatOfInstance(instance, spec);
      case NativeValue v -> v.format(spec);
      default -> Formatting.format(value, spec);
    };
  }

  private static String formatOfInstance(Instance instance, String spec) {
    Object method = Dunder.find(instance.type(), "__format__");
    if (method != null) {
      return formatted(Dunder.call(method, instance, spec));
    }
    if (instance instanceof BoxedInstance boxed && Dunder.find(boxed.type(), "__str__") == null) {
      return format(boxed.payload(), spec);
    }
    if (!spec.isEmpty()) {
      throw Errors.typeError(
          "unsupported format string passed to " + instance.type().name() + ".__format__");
    }
    return str(instance);
  }

  /** What {@code __format__} answered, as text. */
  static String formatted(Object answer) {
    if (BoxedInstance.unbox(answer) instanceof String text) {
      return text;
    }
    throw Errors.typeError("__format__ must return a str, not " + Ops.typeOf(answer).name());
  }

  public static String text(Object answer, String method) {
    if (BoxedInstance.unbox(answer) instanceof String text) {
      return text;
    }
    throw Errors.typeError(
        method + " returned non-string (type " + Ops.typeOf(answer).name() + ")");
  }
}
