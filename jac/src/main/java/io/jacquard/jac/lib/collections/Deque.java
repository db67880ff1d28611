package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code collections.deque}: a ring of slots, cheap at both ends. */
final class Deque implements NativeValue {
  static final PyType TYPE = DequeMethods.define();

  private final int limit;
  private Object[] ring = new Object[16];
  private int head;
  private int size;
  private int changes;

  /**
   * @param limit the greatest length; -1 for none
   */
  Deque(int limit) {
    this.limit = limit;
  }

  synchronized void append(Object value) {
    if (size == limit) {
      if (limit == 0) {
        return;
      }
      popLeft();
    }
    grow();
    ring[(head + size) % ring.length] = value;
    size++;
    changes++;
  }

  synchronized void appendLeft(Object value) {
    if (size == limit) {
      if (limit == 0) {
        return;
      }
      pop();
    }
    grow();
    head = Math.floorMod(head - 1, ring.length);
    ring[head] = value;
    size++;
    changes++;
  }

  private void grow() {
    if (size < ring.length) {
      return;
    }
    io.jacquard.jac.runtime.execution.Execution.checkSize(size * 2L);
    Object[] larger = new Object[ring.length * 2];
    for (int i = 0; i < size; i++) {
      larger[i] = at(i);
    }
    ring = larger;
    head = 0;
  }

  private Object at(int index) {
    return ring[(head + index) % ring.length];
  }

  synchronized Object pop() {
    requireItems();
    size--;
    changes++;
    return at(size);
  }

  synchronized Object popLeft() {
    requireItems();
    Object first = ring[head];
    head = (head + 1) % ring.length;
    size--;
    changes++;
    return first;
  }

  private void requireItems() {
    if (size == 0) {
      throw Errors.indexError("pop from an empty deque");
    }
  }

  synchronized void rotate(long steps) {
    if (size > 0) {
      long turn = Math.floorMod(steps, size);
      for (long i = 0; i < turn; i++) {
        Object last = pop();
        appendLeft(last);
      }
    }
  }

  synchronized void clear() {
    ring = new Object[16];
    head = 0;
    size = 0;
    changes++;
  }

  synchronized List<Object> items() {
    Object[] copy = new Object[size];
    for (int i = 0; i < size; i++) {
      copy[i] = at(i);
    }
    return List.of(copy);
  }

  synchronized void replaceAll(List<Object> items) {
    clear();
    items.forEach(this::append);
  }

  int limit() {
    return limit;
  }

  Deque copy() {
    Deque copy = new Deque(limit);
    items().forEach(copy::append);
    return copy;
  }

  private int index(Object key) {
    long index = Args.integer(key);
    long place = index < 0 ? index + size : index;
    if (place < 0 || place >= size) {
      throw Errors.indexError("deque index out of range");
    }
    return (int) place;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean truthy() {
    return size > 0;
  }

  @Override
  public int length() {
    return size;
  }

  @Override
  public synchronized Object getItem(Object key) {
    if (!Args.isInt(key)) {
      throw Errors.typeError("sequence index must be integer, not '" + Args.typeName(key) + "'");
    }
    return at(index(key));
  }

  @Override
  public synchronized void setItem(Object key, Object value) {
    ring[(head + index(key)) % ring.length] = value;
  }

  @Override
  public synchronized void delItem(Object key) {
    List<Object> rest = new java.util.ArrayList<>(items());
    rest.remove(index(key));
    replaceAll(rest);
  }

  @Override
  public PyIterator iterator() {
    int before = changes;
    int[] next = {0};
    return () -> {
      if (changes != before) {
        throw Errors.runtimeError("deque mutated during iteration");
      }
      return next[0] < size ? at(next[0]++) : null;
    };
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof Deque deque
        && PyList.copyOf(items()).equalTo(PyList.copyOf(deque.items()));
  }

  @Override
  public long hash() {
    throw Errors.typeError("unhashable type: 'collections.deque'");
  }

  @Override
  public @Nullable Boolean compare(Operator operator, Object other) {
    return other instanceof Deque deque
        ? PyList.copyOf(items()).compare(operator, PyList.copyOf(deque.items()))
        : null;
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    Deque result = copy();
    if (operator == Operator.ADD && right instanceof Deque other) {
      other.items().forEach(result::append);
      return result;
    }
    if (operator == Operator.MULTIPLY && Args.isInt(right)) {
      result.clear();
      for (long i = Args.integer(right); i > 0; i--) {
        items().forEach(result::append);
      }
      return result;
    }
    return null;
  }

  @Override
  public @Nullable Object inPlace(Operator operator, Object right) {
    if (operator != Operator.ADD) {
      return null;
    }
    Args.items(right).forEach(this::append);
    return this;
  }

  @Override
  public String repr() {
    String items = Ops.repr(PyList.copyOf(items()));
    return "deque(" + items + (limit < 0 ? "" : ", maxlen=" + limit) + ")";
  }
}
