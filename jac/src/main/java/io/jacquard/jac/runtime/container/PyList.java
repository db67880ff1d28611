package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.sort.Sorting;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A list. Once reachable from a module global ({@link Shared}) every operation locks the list; code
 * of the program (equality, keys) runs outside of the lock, on a copy.
 */
public final class PyList implements NativeValue {
  private static final Object[] NOTHING = {};

  private Object[] items;
  private int size;
  private boolean shared;

  public PyList() {
    this(NOTHING, 0);
  }

  public PyList(int capacity) {
    this(capacity == 0 ? NOTHING : new Object[capacity], 0);
  }

  private PyList(Object[] items, int size) {
    this.items = items;
    this.size = size;
  }

  /** A list of these values; takes over the array. */
  public static PyList of(Object... items) {
    return new PyList(items, items.length);
  }

  public static PyList copyOf(Collection<?> values) {
    return of(values.toArray());
  }

  /** {@code list(iterable)}. */
  public static PyList from(Object iterable) {
    return of(Iteration.toArray(iterable));
  }

  boolean isShared() {
    return shared;
  }

  synchronized void share() {
    shared = true;
  }

  public int size() {
    return size;
  }

  /** The element at a position that counts from 0; IndexError outside of the list. */
  public Object get(int index) {
    if (shared) {
      Object item;
      synchronized (this) {
        item = at(index);
      }
      return Shared.here(item);
    }
    return at(index);
  }

  private Object at(int index) {
    if (index < 0 || index >= size) {
      throw Errors.indexError("list index out of range");
    }
    return items[index];
  }

  /** Replaces the element at a position that counts from 0. */
  public void set(int index, Object value) {
    if (shared) {
      Shared.mark(value);
      synchronized (this) {
        put(index, value);
      }
    } else {
      put(index, value);
    }
  }

  private void put(int index, Object value) {
    if (index < 0 || index >= size) {
      throw Errors.indexError("list assignment index out of range");
    }
    items[index] = value;
  }

  public void append(Object value) {
    if (shared) {
      Shared.mark(value);
      synchronized (this) {
        push(value);
      }
    } else {
      push(value);
    }
  }

  private void push(Object value) {
    int end = size;
    if (end == items.length) {
      items = Arrays.copyOf(items, Sizes.grown(end, end + 1));
    }
    items[end] = value;
    size = end + 1;
  }

  /** Appends all elements of an iterable, the list itself included. */
  public void extend(Object iterable) {
    splice(Integer.MAX_VALUE, Integer.MAX_VALUE, Iteration.toArray(iterable));
  }

  /** Inserts before a position; positions beyond an end mean that end. */
  public void insert(int index, Object value) {
    splice(index, index, new Object[] {value});
  }

  /** Replaces the elements from one position up to another by others. */
  private void splice(int from, int to, Object[] values) {
    if (shared) {
      for (Object value : values) {
        Shared.mark(value);
      }
      synchronized (this) {
        replace(from, to, values);
      }
    } else {
      replace(from, to, values);
    }
  }

  private void replace(int from, int to, Object[] values) {
    int start = Math.min(from, size);
    int end = Math.max(start, Math.min(to, size));
    long newSize = (long) size - (end - start) + values.length;
    if (newSize > items.length) {
      items = Arrays.copyOf(items, Sizes.grown(size, Sizes.check(newSize)));
    }
    System.arraycopy(items, end, items, start + values.length, size - end);
    System.arraycopy(values, 0, items, start, values.length);
    if (newSize < size) {
      Arrays.fill(items, (int) newSize, size, None.NONE);
    }
    size = (int) newSize;
  }

  /** Removes and answers the element at a position; negative ones count from the end. */
  public Object pop(long index) {
    if (shared) {
      Object taken;
      synchronized (this) {
        taken = take(index);
      }
      return Shared.here(taken);
    }
    return take(index);
  }

  private Object take(long index) {
    if (size == 0) {
      throw Errors.indexError("pop from empty list");
    }
    long position = index < 0 ? index + size : index;
    if (position < 0 || position >= size) {
      throw Errors.indexError("pop index out of range");
    }
    Object taken = items[(int) position];
    close((int) position);
    return taken;
  }

  private void close(int position) {
    System.arraycopy(items, position + 1, items, position, size - position - 1);
    items[--size] = None.NONE;
  }

  public void clear() {
    replaceAll(NOTHING);
  }

  /** Replaces the whole content; takes over the array. */
  void replaceAll(Object[] content) {
    if (shared) {
      for (Object value : content) {
        Shared.mark(value);
      }
      synchronized (this) {
        items = content;
        size = content.length;
      }
    } else {
      items = content;
      size = content.length;
    }
  }

  /** The position of an equal element between two positions, or -1. */
  int indexOf(Object item, int from, int to) {
    Object[] seen = shared ? toArray() : items;
    for (int i = from; i < Math.min(to, Math.min(size, seen.length)); i++) {
      if (Keys.same(seen[i], item)) {
        return i;
      }
    }
    return -1;
  }

  void remove(Object item) {
    int position = indexOf(item, 0, size);
    if (position < 0) {
      throw Errors.valueError("list.remove(x): x not in list");
    }
    pop(position);
  }

  void reverse() {
    Object[] content = toArray();
    Object[] reversed = new Object[content.length];
    for (int i = 0; i < content.length; i++) {
      reversed[content.length - 1 - i] = content[i];
    }
    replaceAll(reversed);
  }

  /** Sorts in place; {@code key} may be None. */
  public void sort(Object key, boolean reverse) {
    Object[] content = toArray();
    Object[] before = items;
    Sorting.sort(content, key, reverse);
    if (size != content.length || (!shared && !Identity.same(before, items))) {
      throw Errors.valueError("list modified during sort");
    }
    replaceAll(content);
  }

  /** A copy of the elements. */
  public Object[] toArray() {
    if (shared) {
      Object[] copy;
      synchronized (this) {
        copy = Arrays.copyOf(items, size);
      }
      Arrays.setAll(copy, i -> Shared.here(copy[i]));
      return copy;
    }
    return Arrays.copyOf(items, size);
  }

  public void forEach(Consumer<Object> action) {
    for (Object item : toArray()) {
      action.accept(item);
    }
  }

  /** A live view for Java code. */
  public List<Object> asJava() {
    return new JavaView();
  }

  @Override
  public PyType type() {
    return BuiltinTypes.LIST;
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
  public Object getItem(Object key) {
    if (shared) {
      Object found;
      synchronized (this) {
        found = lookup(key);
      }
      return found instanceof PyList slice && key instanceof PySlice
          ? slice.here()
          : Shared.here(found);
    }
    return lookup(key);
  }

  /** This list, nobody else's, with its elements as the running call knows them. */
  private PyList here() {
    for (int i = 0; i < size; i++) {
      items[i] = Shared.here(items[i]);
    }
    return this;
  }

  private Object lookup(Object key) {
    if (key instanceof PySlice slice) {
      PySlice.Span span = slice.over(size);
      Object[] taken = new Object[span.count()];
      if (span.step() == 1) {
        System.arraycopy(items, span.start(), taken, 0, taken.length);
      } else {
        for (int i = 0; i < taken.length; i++) {
          taken[i] = items[span.at(i)];
        }
      }
      return of(taken);
    }
    return items[Indexes.position(key, size, "list")];
  }

  @Override
  public void setItem(Object key, Object value) {
    if (key instanceof PySlice slice) {
      setSlice(slice, value);
    } else if (shared) {
      Shared.mark(value);
      synchronized (this) {
        items[Indexes.assignedPosition(key, size, "list")] = value;
      }
    } else {
      items[Indexes.assignedPosition(key, size, "list")] = value;
    }
  }

  private void setSlice(PySlice slice, Object value) {
    PySlice.Span span = slice.over(size);
    Object[] values = assigned(value, span.step());
    if (span.step() == 1) {
      splice(span.start(), Math.max(span.start(), span.stop()), values);
      return;
    }
    if (values.length != span.count()) {
      throw Errors.valueError(
          "attempt to assign sequence of size %d to extended slice of size %d"
              .formatted(values.length, span.count()));
    }
    for (int i = 0; i < values.length; i++) {
      set(span.at(i), values[i]);
    }
  }

  private static Object[] assigned(Object value, int step) {
    if (value instanceof PyList || value instanceof PyTuple || Iteration.isIterable(value)) {
      return Iteration.toArray(value);
    }
    throw Errors.typeError(
        step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice");
  }

  @Override
  public void delItem(Object key) {
    if (shared) {
      synchronized (this) {
        delete(key);
      }
    } else {
      delete(key);
    }
  }

  private void delete(Object key) {
    if (!(key instanceof PySlice slice)) {
      close(Indexes.assignedPosition(key, size, "list"));
      return;
    }
    PySlice.Span span = slice.over(size);
    if (span.step() == 1) {
      replace(span.start(), span.start() + span.count(), NOTHING);
      return;
    }
    boolean[] gone = new boolean[size];
    for (int i = 0; i < span.count(); i++) {
      gone[span.at(i)] = true;
    }
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!gone[i]) {
        items[kept++] = items[i];
      }
    }
    Arrays.fill(items, kept, size, None.NONE);
    size = kept;
  }

  @Override
  public boolean contains(Object item) {
    return indexOf(item, 0, size) >= 0;
  }

  @Override
  public PyIterator iterator() {
    return new ListIterator(this);
  }

  @Override
  public boolean equalTo(Object other) {
    if (!(other instanceof PyList list)) {
      return false;
    }
    return this == other
        || (size == list.size && Comparisons.equal(readable(), size, list.readable(), list.size));
  }

  /** The elements for a loop that may run code of the program. */
  private Object[] readable() {
    return shared ? toArray() : items;
  }

  @Override
  public @Nullable Boolean compare(Operator operator, Object other) {
    if (!(other instanceof PyList list)) {
      return null;
    }
    Object[] mine = toArray();
    Object[] theirs = list.toArray();
    return Comparisons.ordered(operator, mine, mine.length, theirs, theirs.length);
  }

  @Override
  public long hash() {
    throw Errors.typeError("unhashable type: 'list'");
  }

  @Override
  public String repr() {
    if (size == 0) {
      return "[]";
    }
    if (!ReprGuard.enter(this)) {
      return "[...]";
    }
    try {
      Object[] content = toArray();
      StringBuilder out = new StringBuilder("[");
      Comparisons.join(out, content, content.length);
      return out.append(']').toString();
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
        yield count == null ? null : of(repeated(count));
      }
      default -> null;
    };
  }

  @Override
  public @Nullable Object reflected(Operator operator, Object left) {
    return operator == Operator.MULTIPLY ? binary(operator, left) : null;
  }

  @Override
  public @Nullable Object inPlace(Operator operator, Object right) {
    switch (operator) {
      case ADD -> extend(right);
      case MULTIPLY -> {
        Object count = Indexes.integer(right);
        if (count == null) {
          return null;
        }
        replaceAll(repeated(count));
      }
      default -> {
        return null;
      }
    }
    return this;
  }

  private PyList concat(Object right) {
    if (!(right instanceof PyList list)) {
      throw Errors.typeError(
          "can only concatenate list (not \"" + Ops.typeOf(right).name() + "\") to list");
    }
    Object[] mine = toArray();
    Object[] theirs = list.toArray();
    Object[] joined = Arrays.copyOf(mine, Sizes.check((long) mine.length + theirs.length));
    System.arraycopy(theirs, 0, joined, mine.length, theirs.length);
    return of(joined);
  }

  private Object[] repeated(Object count) {
    return Iteration.repeat(toArray(), size, Indexes.times(count));
  }

  /** Follows a list that may change while it is iterated, as CPython does. */
  private static final class ListIterator implements PyIterator {
    private @Nullable PyList list;
    private int position;

    ListIterator(PyList list) {
      this.list = list;
    }

    @Override
    public @Nullable Object next() {
      PyList source = list;
      if (source == null) {
        return null;
      }
      int at = position;
      if (source.shared) {
        Object item;
        synchronized (source) {
          item = step(source, at);
        }
        return item == null ? null : Shared.here(item);
      }
      return step(source, at);
    }

    private @Nullable Object step(PyList source, int at) {
      if (at >= source.size) {
        list = null;
        return null;
      }
      position = at + 1;
      return source.items[at];
    }
  }

  /** The list as Java sees it. */
  private final class JavaView extends AbstractList<Object> implements RandomAccess {
    @Override
    public Object get(int index) {
      return PyList.this.get(index);
    }

    @Override
    public Object set(int index, Object value) {
      Object before = PyList.this.get(index);
      PyList.this.set(index, value);
      return before;
    }

    @Override
    public void add(int index, Object value) {
      insert(index, value);
    }

    @Override
    public Object remove(int index) {
      return pop(index);
    }

    @Override
    public int size() {
      return size;
    }
  }
}
