package io.jacquard.jac.runtime.text.bytes;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PySlice;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.Sizes;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.Strings;
import io.jacquard.jac.runtime.text.format.PercentFormat;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** {@code bytes}, or a {@code bytearray} when mutable. A bytearray locks itself when it changes. */
public final class PyBytes implements NativeValue {
  private volatile byte[] data;
  private final boolean mutable;

  private PyBytes(byte[] data, boolean mutable) {
    this.data = data;
    this.mutable = mutable;
  }

  /** Bytes; takes over the array. */
  public static PyBytes of(byte[] data) {
    return new PyBytes(data, false);
  }

  static PyBytes of(byte[] data, boolean mutable) {
    return new PyBytes(data, mutable);
  }

  /** The bytes that a string of Latin-1 stands for. */
  static PyBytes ofLatin(String text, boolean mutable) {
    return new PyBytes(text.getBytes(StandardCharsets.ISO_8859_1), mutable);
  }

  public int size() {
    return data.length;
  }

  public byte[] toByteArray() {
    return data.clone();
  }

  boolean mutable() {
    return mutable;
  }

  /** One character per byte. */
  public String latin() {
    return new String(data, StandardCharsets.ISO_8859_1);
  }

  /** Replaces a part of a bytearray by other bytes. */
  synchronized void splice(int from, int to, byte[] content) {
    byte[] before = data;
    byte[] after = new byte[Sizes.check((long) before.length - (to - from) + content.length)];
    System.arraycopy(before, 0, after, 0, from);
    System.arraycopy(content, 0, after, from, content.length);
    System.arraycopy(before, to, after, from + content.length, before.length - to);
    data = after;
  }

  /** The bytes of a value that is bytes-like or an iterable of small integers. */
  public static byte[] bytesOf(Object value) {
    if (PyMemoryView.plain(value) instanceof PyBytes bytes) {
      return bytes.toByteArray();
    }
    Object[] items = Iteration.toArray(value);
    byte[] bytes = new byte[items.length];
    for (int i = 0; i < items.length; i++) {
      bytes[i] = byteOf(items[i], "bytes must be in range(0, 256)");
    }
    return bytes;
  }

  static byte byteOf(Object value, String outOfRange) {
    long number = Indexes.required(value);
    if (number < 0 || number > 255) {
      throw Errors.valueError(outOfRange);
    }
    return (byte) number;
  }

  @Override
  public PyType type() {
    return mutable ? BuiltinTypes.BYTEARRAY : BuiltinTypes.BYTES;
  }

  @Override
  public boolean truthy() {
    return data.length > 0;
  }

  @Override
  public int length() {
    return data.length;
  }

  @Override
  public Object getItem(Object key) {
    byte[] bytes = data;
    if (key instanceof PySlice slice) {
      PySlice.Span span = slice.over(bytes.length);
      byte[] taken = new byte[span.count()];
      for (int i = 0; i < taken.length; i++) {
        taken[i] = bytes[span.at(i)];
      }
      return of(taken, mutable);
    }
    return (long) (bytes[position(key)] & 0xFF);
  }

  private int position(Object key) {
    Object integer = Indexes.integer(key);
    if (integer == null) {
      throw Errors.typeError(
          (mutable ? "bytearray" : "byte")
              + " indices must be integers or slices, not "
              + Ops.typeOf(key).name());
    }
    int index = Indexes.capped(integer);
    int position = index < 0 ? index + data.length : index;
    if (position < 0 || position >= data.length) {
      throw Errors.indexError((mutable ? "bytearray " : "") + "index out of range");
    }
    return position;
  }

  @Override
  public void setItem(Object key, Object value) {
    if (!mutable) {
      NativeValue.super.setItem(key, value);
    } else if (key instanceof PySlice slice) {
      PySlice.Span span = slice.over(data.length);
      assign(span, bytesOf(value));
    } else {
      int position = position(key);
      splice(position, position + 1, new byte[] {byteOf(value, "byte must be in range(0, 256)")});
    }
  }

  @Override
  public void delItem(Object key) {
    if (!mutable) {
      NativeValue.super.delItem(key);
    } else if (key instanceof PySlice slice) {
      PySlice.Span span = slice.over(data.length);
      remove(span);
    } else {
      int position = position(key);
      splice(position, position + 1, new byte[0]);
    }
  }

  private void assign(PySlice.Span span, byte[] bytes) {
    if (span.step() == 1) {
      splice(span.start(), span.start() + span.count(), bytes);
      return;
    }
    if (bytes.length != span.count()) {
      throw Errors.valueError(
          "attempt to assign bytes of size %d to extended slice of size %d"
              .formatted(bytes.length, span.count()));
    }
    for (int i = 0; i < bytes.length; i++) {
      data[span.at(i)] = bytes[i];
    }
  }

  private void remove(PySlice.Span span) {
    BitSet removed = new BitSet();
    for (int i = 0; i < span.count(); i++) {
      removed.set(span.at(i));
    }
    byte[] kept = new byte[data.length - span.count()];
    int next = 0;
    for (int i = 0; i < data.length; i++) {
      if (!removed.get(i)) {
        kept[next++] = data[i];
      }
    }
    data = kept;
  }

  @Override
  public boolean contains(Object item) {
    if (item instanceof PyBytes part) {
      return latin().contains(part.latin());
    }
    if (Indexes.integer(item) == null) {
      throw needsBytes(item);
    }
    byte wanted = byteOf(item, "byte must be in range(0, 256)");
    for (byte held : data) {
      if (held == wanted) {
        return true;
      }
    }
    return false;
  }

  static RuntimeException needsBytes(Object value) {
    return Errors.typeError(
        "a bytes-like object is required, not '" + Ops.typeOf(value).name() + "'");
  }

  @Override
  public PyIterator iterator() {
    int[] next = {0};
    return () -> next[0] < data.length ? (Object) (long) (data[next[0]++] & 0xFF) : null;
  }

  @Override
  public boolean equalTo(Object other) {
    return PyMemoryView.plain(other) instanceof PyBytes bytes && Arrays.equals(data, bytes.data);
  }

  @Override
  public @Nullable Boolean compare(Operator operator, Object other) {
    return other instanceof PyBytes bytes
        ? operator.holds(Arrays.compareUnsigned(data, bytes.data))
        : null;
  }

  @Override
  public long hash() {
    if (mutable) {
      throw Errors.typeError("unhashable type: 'bytearray'");
    }
    return Arrays.hashCode(data);
  }

  @Override
  public String repr() {
    StringBuilder out = new StringBuilder("b");
    String text = latin();
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c == quote) {
            out.append('\\').append(c);
          } else if (c >= ' ' && c < 0x7F) {
            out.append(c);
          } else {
            out.append("\\x").append(HexFormat.of().toHexDigits(c, 2));
          }
        }
      }
    }
    out.append(quote);
    return mutable ? "bytearray(" + out + ")" : out.toString();
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    return switch (operator) {
      case ADD -> {
        if (!(PyMemoryView.plain(right) instanceof PyBytes bytes)) {
          throw Errors.typeError(
              "can't concat " + Ops.typeOf(right).name() + " to " + type().name());
        }
        Sizes.check(data.length + (long) bytes.data.length);
        byte[] joined = Arrays.copyOf(data, data.length + bytes.data.length);
        System.arraycopy(bytes.data, 0, joined, data.length, bytes.data.length);
        yield of(joined, mutable);
      }
      case MULTIPLY -> {
        Object count = Indexes.integer(right);
        yield count == null
            ? null
            : ofLatin(Strings.repeat(latin(), Indexes.times(count)), mutable);
      }
      case MODULO -> ofLatin(PercentFormat.format(latin(), asTexts(right)), mutable);
      default -> null;
    };
  }

  @Override
  public @Nullable Object reflected(Operator operator, Object left) {
    return operator == Operator.MULTIPLY ? binary(operator, left) : null;
  }

  @Override
  public @Nullable Object inPlace(Operator operator, Object right) {
    if (!mutable || operator != Operator.ADD) {
      return null;
    }
    if (!(PyMemoryView.plain(right) instanceof PyBytes)) {
      throw Errors.typeError("can't concat " + Ops.typeOf(right).name() + " to bytearray");
    }
    splice(data.length, data.length, bytesOf(right));
    return this;
  }

  /** Bytes as Latin-1 strings, also inside of a tuple or list; anything else stays. */
  static Object asTexts(Object value) {
    return switch (value) {
      case PyBytes bytes -> bytes.latin();
      case PyMemoryView view -> of(view.bytes()).latin();
      case PyTuple tuple -> PyTuple.of(tuple.asJava().stream().map(PyBytes::asTexts).toArray());
      case PyList list -> PyList.of(list.asJava().stream().map(PyBytes::asTexts).toArray());
      default -> value;
    };
  }

  /** Latin-1 strings as bytes, also inside of a tuple or list. */
  static Object asBytes(Object value, boolean mutable) {
    return switch (value) {
      case String text -> ofLatin(text, mutable);
      case PyTuple tuple ->
          PyTuple.of(tuple.asJava().stream().map(part -> asBytes(part, mutable)).toArray());
      case PyList list ->
          PyList.of(list.asJava().stream().map(part -> asBytes(part, mutable)).toArray());
      default -> value;
    };
  }
}
