package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Iterators over arrays, and iterables made into arrays. */
public final class Iteration {
  private Iteration() {}

  /** The elements of any iterable, in a fresh array. */
  public static Object[] toArray(Object iterable) {
    return switch (iterable) {
      case PyList list -> list.toArray();
      case PyTuple tuple -> tuple.toArray();
      default -> drain(Ops.iterate(iterable));
    };
  }

  /** Whether {@code iter(value)} would answer an iterator. */
  public static boolean isIterable(Object value) {
    return switch (value) {
      case String _, PyIterator _ -> true;
      case NativeValue nativeValue when nativeValue.iterator() != null -> true;
      default -> Ops.typeOf(value).lookup("__iter__") != null;
    };
  }

  private static Object[] drain(PyIterator items) {
    Object[] taken = new Object[8];
    int size = 0;
    for (Object next = items.next(); next != null; next = items.next()) {
      if (size == taken.length) {
        taken = Arrays.copyOf(taken, Sizes.grown(size, size + 1));
      }
      taken[size++] = next;
    }
    return size == taken.length ? taken : Arrays.copyOf(taken, size);
  }

  static PyIterator over(Object[] items) {
    return new ArrayIterator(items, items.length);
  }

  /** The elements {@code count} times over; none for a negative count. */
  static Object[] repeat(Object[] items, int size, long count) {
    if (count <= 0 || size == 0) {
      return new Object[0];
    }
    int total = Sizes.checkRepeated(size, count);
    Object[] repeated = new Object[total];
    if (size == 1) {
      Arrays.fill(repeated, items[0]);
      return repeated;
    }
    System.arraycopy(items, 0, repeated, 0, size);
    for (int done = size; done < total; done += Math.min(done, total - done)) {
      System.arraycopy(repeated, 0, repeated, done, Math.min(done, total - done));
    }
    return repeated;
  }

  /** The error of a container whose size changed under its iterator. */
  public static RuntimeException changed(String container) {
    return Errors.runtimeError(container + " changed size during iteration");
  }

  private static final class ArrayIterator implements PyIterator {
    private final Object[] items;
    private final int size;
    private int position;

    ArrayIterator(Object[] items, int size) {
      this.items = items;
      this.size = size;
    }

    @Override
    public @Nullable Object next() {
      return position < size ? items[position++] : null;
    }
  }
}
