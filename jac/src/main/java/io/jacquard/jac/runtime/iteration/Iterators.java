package io.jacquard.jac.runtime.iteration;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.Strings;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** The iteration protocol over values of every sort. */
public final class Iterators {
  private Iterators() {}

  public static PyIterator of(Object value) {
    PyIterator found = find(value);
    if (found == null) {
      throw Errors.typeError("'" + Ops.typeOf(value).spokenName() + "' object is not iterable");
    }
    return found;
  }

  private static @Nullable PyIterator find(Object value) {
    return switch (value) {
      case PyGenerator generator -> generator.type() == PyGenerator.ASYNC_TYPE ? null : generator;
      case PyIterator iterator -> iterator;
      case NativeValue iterable -> iterable.iterator();
      case String text -> Strings.iterate(text);
      case Instance instance -> ofInstance(instance);
      default -> null;
    };
  }

  private static @Nullable PyIterator ofInstance(Instance instance) {
    PyIterator overloaded = overloaded(instance);
    return overloaded == null && instance instanceof BoxedInstance boxed
        ? find(boxed.payload())
        : overloaded;
  }

  /** By {@code __iter__}, or by {@code __getitem__} with 0, 1, 2 …; {@code null} without both. */
  public static @Nullable PyIterator overloaded(Object value) {
    PyType type = Ops.typeOf(value);
    Object method = Dunder.find(type, "__iter__");
    if (method == None.NONE) {
      return null;
    }
    if (method != null) {
      return stepping(Dunder.call(method, value));
    }
    Object items = value instanceof BoxedInstance ? null : Dunder.find(type, "__getitem__");
    return items == null ? null : new ByIndex(value, items);
  }

  /** What {@code __iter__} answered, as an iterator for Java code. */
  static PyIterator stepping(Object iterator) {
    if (iterator instanceof PyIterator ready) {
      return ready;
    }
    Object method = Dunder.find(Ops.typeOf(iterator), "__next__");
    if (method == null) {
      throw Errors.typeError(
          "iter() returned non-iterator of type '" + Ops.typeOf(iterator).spokenName() + "'");
    }
    return new ObjectIterator(iterator, method);
  }

  /** Calls {@code __getitem__} with growing indexes until IndexError. */
  private static final class ByIndex implements PyIterator {
    private final Object sequence;
    private final Object method;
    private long index;

    ByIndex(Object sequence, Object method) {
      this.sequence = sequence;
      this.method = method;
    }

    @Override
    public @Nullable Object next() {
      try {
        return Dunder.call(method, sequence, index++);
      } catch (JacError e) {
        if (e.isA("IndexError") || e.isA("StopIteration")) {
          return null;
        }
        throw e;
      }
    }
  }
}
