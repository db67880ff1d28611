package io.jacquard.jac.runtime.container.dict;

import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.Comparisons;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.ReprGuard;
import io.jacquard.jac.runtime.container.Shared;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.SlotMember;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary in insertion order, keyed by the language's equality: {@code 1}, {@code 1.0} and
 * {@code True} are one key. Once reachable from a module global every operation locks it. Library
 * types (defaultdict, Counter) extend it.
 */
public class PyDict implements NativeValue {
  private final DictTable table;
  private boolean shared;

  public PyDict() {
    this(new DictTable());
  }

  private PyDict(DictTable table) {
    this.table = table;
  }

  /**
   * The {@code __dict__} of an object: holds its attributes, and what is changed here changes them.
   */
  public static PyDict attributesOf(Instance owner) {
    return writingTo(() -> attributes(owner), owner::own, owner::removeOwn);
  }

  private static Map<String, Object> attributes(Instance owner) {
    Map<String, Object> present = new LinkedHashMap<>();
    for (String name : owner.ownNames()) {
      Object value = owner.own(name);
      if (value != null && !(owner.type().lookup(name) instanceof SlotMember)) {
        present.put(name, value);
      }
    }
    return present;
  }

  /** Names and values of something that is told of every change to the dictionary. */
  public static PyDict writingTo(
      Supplier<Map<String, Object>> present,
      BiConsumer<String, Object> set,
      Consumer<String> remove) {
    return new PyDict(new AttributeTable(present, set, remove));
  }

  /** A copy of a Java map whose keys and values are values of the language. */
  public static PyDict copyOf(Map<?, ?> entries) {
    PyDict dict = new PyDict();
    entries.forEach(dict::put);
    return dict;
  }

  public final boolean isShared() {
    return shared;
  }

  public final synchronized void share() {
    shared = true;
  }

  public final int size() {
    return table.size();
  }

  /** The value of a key, or {@code null}. */
  public final @Nullable Object get(Object key) {
    if (shared) {
      Object value;
      synchronized (this) {
        value = table.get(key);
      }
      return value == null ? null : Shared.here(value);
    }
    return table.get(key);
  }

  public final Object getOrDefault(Object key, Object otherwise) {
    Object found = get(key);
    return found == null ? otherwise : found;
  }

  public final boolean containsKey(Object key) {
    return get(key) != null;
  }

  public final void put(Object key, Object value) {
    if (shared) {
      Shared.mark(key);
      Shared.mark(value);
      synchronized (this) {
        table.put(key, value);
      }
    } else {
      table.put(key, value);
    }
  }

  /** The value of a key; puts it there first when the key is absent. */
  public final Object putIfAbsent(Object key, Object value) {
    if (shared) {
      Shared.mark(value);
      Object kept;
      synchronized (this) {
        kept = keep(key, value);
      }
      return Shared.here(kept);
    }
    return keep(key, value);
  }

  private Object keep(Object key, Object value) {
    Object found = table.get(key);
    if (found != null) {
      return found;
    }
    table.put(key, value);
    return value;
  }

  /** Removes a key and answers its value, or {@code null} when it is absent. */
  public final @Nullable Object remove(Object key) {
    if (shared) {
      synchronized (this) {
        return table.remove(key);
      }
    }
    return table.remove(key);
  }

  /** Removes the entry put last and answers it as a tuple, or {@code null} when empty. */
  public final @Nullable PyTuple removeLast() {
    if (shared) {
      synchronized (this) {
        return table.removeLast();
      }
    }
    return table.removeLast();
  }

  public final void clear() {
    if (shared) {
      synchronized (this) {
        table.clear();
      }
    } else {
      table.clear();
    }
  }

  /** Calls the action for each entry in order. */
  public final void forEach(BiConsumer<Object, Object> action) {
    Cursor entries = entries();
    while (entries.next()) {
      action.accept(entries.key(), entries.value());
    }
  }

  /** A table that nobody changes any more. */
  private DictTable snapshot() {
    if (shared) {
      synchronized (this) {
        return table.copy();
      }
    }
    return table.copy();
  }

  /** Puts all entries of a mapping, or of an iterable of pairs. */
  public final void update(Object source) {
    if (source instanceof PyDict dict) {
      if (shared) {
        dict.forEach(this::put);
      } else {
        table.putAll(dict.shared ? dict.snapshot() : dict.table);
      }
    } else if (Ops.findAttr(source, "keys") != null) {
      Object keys = Ops.callMethod(source, "keys", new Object[0], new String[0]);
      PyIterator each = Ops.iterate(keys);
      for (Object key = each.next(); key != null; key = each.next()) {
        put(key, Ops.getItem(source, key));
      }
    } else {
      putPairs(Ops.iterate(source));
    }
  }

  private void putPairs(PyIterator pairs) {
    int index = 0;
    for (Object pair = pairs.next(); pair != null; pair = pairs.next(), index++) {
      if (!Iteration.isIterable(pair)) {
        throw Errors.typeError(
            "cannot convert dictionary update sequence element #" + index + " to a sequence");
      }
      Object[] parts = Iteration.toArray(pair);
      if (parts.length != 2) {
        throw Errors.valueError(
            "dictionary update sequence element #%d has length %d; 2 is required"
                .formatted(index, parts.length));
      }
      put(parts[0], parts[1]);
    }
  }

  /** A plain dict with the same entries. */
  public final PyDict copy() {
    return new PyDict(snapshot());
  }

  /** The keys, live. */
  public final DictView keys() {
    return new DictView.Keys(this);
  }

  /** The values, live. */
  public final DictView values() {
    return new DictView.Values(this);
  }

  /** The entries as tuples, live. */
  public final DictView items() {
    return new DictView.Items(this);
  }

  /**
   * A walk over the entries for Java code, without an iterator object per element. The dictionary
   * must not change meanwhile, unless it is shared.
   */
  public final Cursor entries() {
    return shared ? new Cursor(snapshot(), true) : new Cursor(table, false);
  }

  /** Stands on one entry at a time, in insertion order. */
  public static final class Cursor {
    private final DictTable table;
    private final boolean shared;
    private final int expected;
    private int at = -1;

    private Cursor(DictTable table, boolean shared) {
      this.table = table;
      this.shared = shared;
      this.expected = table.size();
    }

    /** Steps to the next entry; false after the last. */
    public boolean next() {
      if (table.size() != expected) {
        throw Iteration.changed("dictionary");
      }
      if (at == -2) {
        return false;
      }
      at = table.next(at);
      if (at < 0) {
        at = -2;
      }
      return at >= 0;
    }

    /** Steps to the previous entry; begins at the last. */
    boolean previous() {
      if (table.size() != expected) {
        throw Iteration.changed("dictionary");
      }
      if (at == -2) {
        return false;
      }
      at = table.previous(at == -1 ? table.end() : at);
      if (at < 0) {
        at = -2;
      }
      return at >= 0;
    }

    public Object key() {
      return table.key(at);
    }

    public Object value() {
      Object value = table.value(at);
      return shared ? Shared.here(value) : value;
    }
  }

  /** The value of an absent key: raises KeyError here. */
  protected Object missing(Object key) {
    throw Errors.keyError(key);
  }

  @Override
  public PyType type() {
    return BuiltinTypes.DICT;
  }

  @Override
  public boolean truthy() {
    return size() > 0;
  }

  @Override
  public int length() {
    return size();
  }

  @Override
  public Object getItem(Object key) {
    Object found = get(key);
    return found == null ? missing(key) : found;
  }

  @Override
  public void setItem(Object key, Object value) {
    put(key, value);
  }

  @Override
  public void delItem(Object key) {
    if (remove(key) == null) {
      throw Errors.keyError(key);
    }
  }

  @Override
  public boolean contains(Object item) {
    return get(item) != null;
  }

  @Override
  public PyIterator iterator() {
    return keys().iterator();
  }

  @Override
  public boolean equalTo(Object other) {
    if (Identity.same(this, other)) {
      return true;
    }
    if (!(other instanceof PyDict dict) || size() != dict.size()) {
      return false;
    }
    Cursor mine = entries();
    while (mine.next()) {
      Object theirs = dict.get(mine.key());
      if (theirs == null || !Keys.same(mine.value(), theirs)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long hash() {
    throw Errors.typeError("unhashable type: '" + type().name() + "'");
  }

  @Override
  public String repr() {
    if (size() == 0) {
      return "{}";
    }
    if (!ReprGuard.enter(this)) {
      return "{...}";
    }
    try {
      StringBuilder out = new StringBuilder("{");
      Cursor entries = entries();
      while (entries.next()) {
        if (out.length() > 1) {
          out.append(", ");
        }
        Comparisons.append(out, entries.key());
        out.append(": ");
        Comparisons.append(out, entries.value());
      }
      return out.append('}').toString();
    } finally {
      ReprGuard.leave();
    }
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    if (operator != Operator.BIT_OR || !(right instanceof PyDict)) {
      return null;
    }
    PyDict merged = copy();
    merged.update(right);
    return merged;
  }

  @Override
  public @Nullable Object inPlace(Operator operator, Object right) {
    if (operator != Operator.BIT_OR) {
      return null;
    }
    update(right);
    return this;
  }
}
