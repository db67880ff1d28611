package io.jacquard.jac.runtime.operator;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.NativeFunction;
import org.jspecify.annotations.Nullable;

/** Subscripts and lengths of objects whose class overloads them. */
public final class Items {
  private Items() {}

  static Object get(Instance target, Object key) {
    Object method = Dunder.find(target.type(), "__getitem__");
    if (target instanceof BoxedInstance boxed
        && (method == null || method instanceof NativeFunction)) {
      return missing(boxed, key);
    }
    if (method != null) {
      return Dunder.call(method, target, key);
    }
    throw Errors.typeError("'" + target.type().spokenName() + "' object is not subscriptable");
  }

  /** The payload's item; a dict's subclass may supply what is missing. */
  private static Object missing(BoxedInstance target, Object key) {
    Object method = Dunder.find(target.type(), "__missing__");
    if (method != null && !Ops.contains(target.payload(), key)) {
      return Dunder.call(method, target, key);
    }
    return Ops.getItem(target.payload(), key);
  }

  static void set(Instance target, Object key, Object value) {
    Object method = Dunder.find(target.type(), "__setitem__");
    if (method != null) {
      Dunder.call(method, target, key, value);
    } else if (target instanceof BoxedInstance boxed) {
      Ops.setItem(boxed.payload(), key, value);
    } else {
      throw Errors.typeError(
          "'" + target.type().spokenName() + "' object does not support item assignment");
    }
  }

  static void delete(Instance target, Object key) {
    Object method = Dunder.find(target.type(), "__delitem__");
    if (method != null) {
      Dunder.call(method, target, key);
    } else if (target instanceof BoxedInstance boxed) {
      Ops.delItem(boxed.payload(), key);
    } else {
      throw undeletable(target, key);
    }
  }

  /** CPython's two texts for a value without {@code __delitem__}. */
  public static JacError undeletable(Object target, Object key) {
    boolean sequence =
        target instanceof Instance
            || target instanceof String
            || Ops.typeOf(target).lookup("__len__") != null;
    boolean bySequence = sequence && Indexes.integer(key) != null;
    return Errors.typeError(
        "'%s' object %s support item deletion"
            .formatted(Ops.typeOf(target).spokenName(), bySequence ? "doesn't" : "does not"));
  }

  static int length(Instance target) {
    Object answer = Dunder.invoke(target, "__len__");
    if (answer == null && target instanceof BoxedInstance boxed) {
      return Ops.length(boxed.payload());
    }
    return checked(target, answer);
  }

  /** What {@code __len__} answered, as a Java int. */
  public static int checked(Object target, @Nullable Object answer) {
    if (answer == null) {
      throw Errors.typeError(
          "object of type '" + Ops.typeOf(target).spokenName() + "' has no len()");
    }
    if (!(Indexes.integer(BoxedInstance.unbox(answer)) instanceof Long size)) {
      throw Errors.typeError(
          "'" + Ops.typeOf(answer).spokenName() + "' object cannot be interpreted as an integer");
    }
    if (size < 0) {
      throw Errors.valueError("__len__() should return >= 0");
    }
    return (int) Math.min(size, Integer.MAX_VALUE);
  }
}
