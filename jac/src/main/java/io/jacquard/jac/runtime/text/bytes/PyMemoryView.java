package io.jacquard.jac.runtime.text.bytes;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.PySlice;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A {@code memoryview}: some of the bytes of a bytes or bytearray, seen and changed in place. Its
 * items are always bytes (format {@code B}).
 */
public final class PyMemoryView implements NativeValue {
  private final PyBytes source;
  private final int start;
  private final int step;
  private final int count;
  private final boolean readOnly;
  private volatile boolean released;

  PyMemoryView(PyBytes source, int start, int step, int count, boolean readOnly) {
    this.source = source;
    this.start = start;
    this.step = step;
    this.count = count;
    this.readOnly = readOnly;
  }

  /** A view of the whole value. */
  static PyMemoryView of(Object value) {
    return switch (value) {
      case PyMemoryView view -> view.part(new PySlice.Span(0, view.count, 1, view.count));
      case PyBytes bytes -> new PyMemoryView(bytes, 0, 1, bytes.size(), !bytes.mutable());
      default ->
          throw Errors.typeError(
              "memoryview: a bytes-like object is required, not '"
                  + Ops.typeOf(value).name()
                  + "'");
    };
  }

  /** The bytes that a view shows, for functions that take anything like bytes. */
  public static Object plain(Object value) {
    return value instanceof PyMemoryView view ? PyBytes.of(view.bytes()) : value;
  }

  PyBytes source() {
    alive();
    return source;
  }

  int step() {
    alive();
    return step;
  }

  boolean readOnly() {
    alive();
    return readOnly;
  }

  PyMemoryView asReadOnly() {
    alive();
    return new PyMemoryView(source, start, step, count, true);
  }

  void release() {
    released = true;
  }

  byte[] bytes() {
    alive();
    byte[] held = source.toByteArray();
    byte[] shown = new byte[count];
    for (int i = 0; i < count; i++) {
      shown[i] = held[at(i, held.length)];
    }
    return shown;
  }

  private int at(int index, int size) {
    int position = start + index * step;
    if (position >= size) {
      throw Errors.make("BufferError", "the bytearray behind the memoryview was cut");
    }
    return position;
  }

  /** The view itself, unless it was given back. */
  PyMemoryView alive() {
    if (released) {
      throw Errors.valueError("operation forbidden on released memoryview object");
    }
    return this;
  }

  private PyMemoryView part(PySlice.Span span) {
    alive();
    return new PyMemoryView(
        source, start + span.start() * step, step * span.step(), span.count(), readOnly);
  }

  @Override
  public PyType type() {
    return BuiltinTypes.MEMORY_VIEW;
  }

  @Override
  public boolean truthy() {
    return length() > 0;
  }

  @Override
  public int length() {
    alive();
    return count;
  }

  @Override
  public Object getItem(Object key) {
    alive();
    return key instanceof PySlice slice
        ? part(slice.over(count))
        : source.getItem((long) at(position(key), source.size()));
  }

  private int position(Object key) {
    Object integer = Indexes.integer(key);
    if (integer == null) {
      throw Errors.typeError("memoryview: invalid slice key");
    }
    int index = Indexes.capped(integer);
    int position = index < 0 ? index + count : index;
    if (position < 0 || position >= count) {
      throw Errors.indexError("index out of bounds on dimension 1");
    }
    return position;
  }

  @Override
  public void setItem(Object key, Object value) {
    alive();
    if (readOnly) {
      throw Errors.typeError("cannot modify read-only memory");
    }
    if (!(key instanceof PySlice slice)) {
      store(position(key), byteOf(value));
      return;
    }
    PyMemoryView part = part(slice.over(count));
    byte[] bytes = of(value).bytes();
    if (bytes.length != part.count) {
      throw Errors.valueError("memoryview assignment: lvalue and rvalue have different structures");
    }
    for (int i = 0; i < bytes.length; i++) {
      part.store(i, bytes[i]);
    }
  }

  private static byte byteOf(Object value) {
    Object integer = Indexes.integer(value);
    if (integer == null) {
      throw Errors.typeError("memoryview: invalid type for format 'B'");
    }
    return PyBytes.byteOf(integer, "memoryview: invalid value for format 'B'");
  }

  private void store(int index, byte value) {
    int position = at(index, source.size());
    source.splice(position, position + 1, new byte[] {value});
  }

  @Override
  public void delItem(Object key) {
    throw Errors.typeError(readOnly ? "cannot modify read-only memory" : "cannot delete memory");
  }

  @Override
  public PyIterator iterator() {
    alive();
    int[] next = {0};
    return () -> next[0] < count ? getItem((long) next[0]++) : null;
  }

  @Override
  public boolean equalTo(Object other) {
    if (!(plain(other) instanceof PyBytes bytes)) {
      return false;
    }
    return Arrays.equals(bytes(), bytes.toByteArray());
  }

  @Override
  public @Nullable Boolean compare(Operator operator, Object other) {
    return null;
  }

  @Override
  public long hash() {
    if (!readOnly) {
      throw Errors.valueError("cannot hash writable memoryview object");
    }
    return PyBytes.of(bytes()).hash();
  }

  @Override
  public String repr() {
    return (released ? "<released memory at 0x%012x>" : "<memory at 0x%012x>")
        .formatted(System.identityHashCode(this));
  }

  /** What {@code shape} and {@code strides} answer. */
  Object dimension(long value) {
    alive();
    return PyTuple.of(value);
  }

  /** What {@code with} does at the end, and {@code release}. */
  static Object released(Object[] bound) {
    ((PyMemoryView) bound[0]).release();
    return None.NONE;
  }
}
