package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A tuple. Library types such as named tuples extend it. */
public class PyTuple implements NativeValue {
  public static final PyTuple EMPTY = new PyTuple(new Object[0]);

  private static final long PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME_5 = 0x27D4EB2F165667C5L;

  private final Object[] items;

  /** Takes over the array; the caller must not change it afterwards. */
  protected PyTuple(Object[] items) {
    this.items = items;
  }

  /** A tuple of these values; takes over the array. */
  public static PyTuple of(Object... items) {
    return items.length == 0 ? EMPTY : new PyTuple(items);
  }

  /** {@code tuple(iterable)}. */
  public static PyTuple from(Object iterable) {
    if (iterable instanceof PyTuple tuple && tuple.getClass() == PyTuple.class) {
      return tuple;
    }
    return of(Iteration.toArray(iterable));
  }

  public final int size() {
    return items.length;
  }

  public final Object get(int index) {
    return items[index];
  }

  /** A view for Java code. */
  public final List<Object> asJava() {
    return Collections.unmodifiableList(Arrays.asList(items));
  }

  public final Object[] toArray() {
    return items.clone();
  }

  /** The array itself; only for readers that never change it. */
  public final Object[] array() {
    return items;
  }

  public final void forEach(Consumer<Object> action) {
    for (Object item : items) {
      action.accept(item);
    }
  }

  @Override
  public PyType type() {
    return BuiltinTypes.TUPLE;
  }

  @Override
  public boolean truthy() {
    return items.length > 0;
  }

  @Override
  public int length() {
    return items.length;
  }

  @Override
  public Object getItem(Object key) {
    if (key instanceof PySlice slice) {
      return slice(slice);
    }
    return items[Indexes.position(key, items.length, "tuple")];
  }

  private PyTuple slice(PySlice slice) {
    PySlice.Span span = slice.over(items.length);
    Object[] taken = new Object[span.count()];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = items[span.at(i)];
    }
    return of(taken);
  }

  @Override
  public boolean contains(Object item) {
    return indexOf(item, 0, items.length) >= 0;
  }

  final int indexOf(Object item, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Keys.same(items[i], item)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public PyIterator iterator() {
    return Iteration.over(items);
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof PyTuple tuple
        && Comparisons.equal(items, items.length, tuple.items, tuple.items.length);
  }

  @Override
  public @Nullable Boolean compare(Operator operator, Object other) {
    return other instanceof PyTuple tuple
        ? Comparisons.ordered(operator, items, items.length, tuple.items, tuple.items.length)
        : null;
  }

  /** CPython's tuple hash (the lanes of xxHash), so that sets of tuples have CPython's order. */
  @Override
  public long hash() {
    long hash = PRIME_5;
    for (Object item : items) {
      hash += Keys.hash(item) * PRIME_2;
      hash = Long.rotateLeft(hash, 31) * PRIME_1;
    }
    hash += items.length ^ (PRIME_5 ^ 3527539L);
    return hash == -1 ? 1546275796L : hash;
  }

  @Override
  public String repr() {
    if (!ReprGuard.enter(this)) {
      return "(...)";
    }
    try {
      StringBuilder out = new StringBuilder("(");
      Comparisons.join(out, items, items.length);
      return out.append(items.length == 1 ? ",)" : ")").toString();
    } finally {
      ReprGuard.leave();
    }
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    return switch (operator) {
      case ADD -> concat(right);
      case MULTIPLY -> {
        Object count = Indexes.integer(right);
        yield count == null ? null : repeat(count);
      }
      default -> null;
    };
  }

  @Override
  public @Nullable Object reflected(Operator operator, Object left) {
    return operator == Operator.MULTIPLY ? binary(operator, left) : null;
  }

  private PyTuple concat(Object right) {
    if (!(right instanceof PyTuple tuple)) {
      throw Errors.typeError(
          "can only concatenate tuple (not \"" + Ops.typeOf(right).name() + "\") to tuple");
    }
    Object[] joined = Arrays.copyOf(items, Sizes.check((long) items.length + tuple.items.length));
    System.arraycopy(tuple.items, 0, joined, items.length, tuple.items.length);
    return of(joined);
  }

  private PyTuple repeat(Object count) {
    return of(Iteration.repeat(items, items.length, Indexes.times(count)));
  }
}
