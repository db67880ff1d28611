package io.jacquard.jac.runtime.container.set;

import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.Comparisons;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.container.Marshalled;
import io.jacquard.jac.runtime.container.ReprGuard;
import io.jacquard.jac.runtime.container.Shared;
import io.jacquard.jac.runtime.container.dict.DictView;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A {@code set}, or a {@code frozenset} when frozen. Locks per operation once it is shared. */
public final class PySet implements NativeValue {
  private SetTable table;
  private final boolean frozen;
  private boolean shared;

  public PySet() {
    this(new SetTable(), false);
  }

  private PySet(SetTable table, boolean frozen) {
    this.table = table;
    this.frozen = frozen;
  }

  /** A set of these members, added in this order. */
  public static PySet of(Object... members) {
    PySet set = new PySet();
    for (Object member : members) {
      set.table.add(member);
    }
    return set;
  }

  /**
   * What a literal of constants becomes in CPython, which builds it twice, the second time from
   * what it wrote to its cache.
   */
  public static PySet ofConstants(Object... members) {
    Object[] once = Iteration.toArray(of(members));
    return from(of(Marshalled.inOrder(once)));
  }

  public static PySet copyOf(Collection<?> members) {
    return of(members.toArray());
  }

  /** {@code set(iterable)}. */
  public static PySet from(Object iterable) {
    PySet set = new PySet();
    set.update(iterable);
    return set;
  }

  /** {@code frozenset(iterable)}. */
  public static PySet frozenFrom(Object iterable) {
    return iterable instanceof PySet set && set.frozen ? set : from(iterable).freeze();
  }

  private PySet freeze() {
    return new PySet(table, true);
  }

  public boolean frozen() {
    return frozen;
  }

  public boolean isShared() {
    return shared;
  }

  public synchronized void share() {
    shared = true;
  }

  public int size() {
    return table.size();
  }

  /** Adds a member; false when it was there. */
  public boolean add(Object member) {
    if (shared) {
      Shared.mark(member);
      synchronized (this) {
        return table.add(member);
      }
    }
    return table.add(member);
  }

  /** Removes a member; false when it was not there. */
  public boolean remove(Object member) {
    if (shared) {
      synchronized (this) {
        return table.remove(member);
      }
    }
    return table.remove(member);
  }

  Object pop() {
    if (shared) {
      synchronized (this) {
        return take();
      }
    }
    return take();
  }

  private Object take() {
    if (table.size() == 0) {
      throw Errors.keyError("pop from an empty set");
    }
    return table.pop();
  }

  void clear() {
    replace(new SetTable());
  }

  /** Adds all elements of an iterable. */
  public void update(Object iterable) {
    if (iterable instanceof PySet set) {
      SetTable other = set.readable();
      if (shared) {
        set.forEach(Shared::mark);
        synchronized (this) {
          table.addAll(other);
        }
      } else {
        table.addAll(other);
      }
      return;
    }
    if (iterable instanceof PyDict dict && !shared) {
      table.reserve(dict.size());
    }
    PyIterator items = Ops.iterate(iterable);
    for (Object item = items.next(); item != null; item = items.next()) {
      add(item);
    }
  }

  /** Takes the content of another set, which nobody else uses. */
  void replaceBy(PySet other) {
    if (shared) {
      other.forEach(Shared::mark);
    }
    replace(other.table);
  }

  private void replace(SetTable content) {
    if (shared) {
      synchronized (this) {
        table = content;
      }
    } else {
      table = content;
    }
  }

  public void forEach(Consumer<Object> action) {
    SetTable seen = readable();
    for (int slot = seen.next(-1); slot >= 0; slot = seen.next(slot)) {
      action.accept(seen.member(slot));
    }
  }

  /** The table, or a copy of it when others may change it meanwhile. */
  private SetTable readable() {
    if (shared && !frozen) {
      synchronized (this) {
        return table.copy();
      }
    }
    return table;
  }

  /** A copy of the same kind. */
  PySet copy() {
    SetTable copy = new SetTable();
    copy.addAll(readable());
    return new PySet(copy, frozen);
  }

  @Override
  public PyType type() {
    return frozen ? BuiltinTypes.FROZENSET : BuiltinTypes.SET;
  }

  @Override
  public boolean truthy() {
    return table.size() > 0;
  }

  @Override
  public int length() {
    return table.size();
  }

  @Override
  public boolean contains(Object item) {
    if (shared && !frozen) {
      synchronized (this) {
        return table.contains(lookup(item));
      }
    }
    return table.contains(lookup(item));
  }

  /** A set is looked up as the frozenset that equals it. */
  static Object lookup(Object item) {
    return item instanceof PySet set && !set.frozen ? set.freeze() : item;
  }

  @Override
  public PyIterator iterator() {
    SetTable seen = readable();
    return new PyIterator() {
      private final int expected = seen.size();
      private int slot = -1;

      @Override
      public @Nullable Object next() {
        if (seen.size() != expected || (!shared && seen != table)) {
          throw Iteration.changed("Set");
        }
        if (slot == -2) {
          return null;
        }
        slot = seen.next(slot);
        if (slot < 0) {
          slot = -2;
          return null;
        }
        return seen.member(slot);
      }
    };
  }

  @Override
  public boolean equalTo(Object other) {
    return switch (other) {
      case PySet set -> set.size() == size() && isSubsetOf(set);
      case DictView view -> view.equalTo(this);
      default -> false;
    };
  }

  boolean isSubsetOf(PySet other) {
    if (size() > other.size()) {
      return false;
    }
    SetTable seen = readable();
    for (int slot = seen.next(-1); slot >= 0; slot = seen.next(slot)) {
      if (!other.contains(seen.member(slot))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public @Nullable Boolean compare(Operator operator, Object other) {
    if (!(other instanceof PySet set)) {
      return null;
    }
    return switch (operator) {
      case LE -> isSubsetOf(set);
      case LT -> size() < set.size() && isSubsetOf(set);
      case GE -> set.isSubsetOf(this);
      case GT -> set.size() < size() && set.isSubsetOf(this);
      default -> null;
    };
  }

  @Override
  public long hash() {
    if (!frozen) {
      throw Errors.typeError("unhashable type: 'set'");
    }
    long hash = size() * 0x9E3779B97F4A7C15L;
    for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
      long member = Keys.hash(table.member(slot)) * 0xBF58476D1CE4E5B9L;
      hash += member ^ (member >>> 29);
    }
    return hash == -1 ? -2 : hash;
  }

  @Override
  public String repr() {
    if (size() == 0) {
      return type().name() + "()";
    }
    if (!ReprGuard.enter(this)) {
      return type().name() + "(...)";
    }
    try {
      StringBuilder out = new StringBuilder("{");
      forEach(member -> {
        if (out.length() > 1) {
          out.append(", ");
        }
        Comparisons.append(out, member);
      });
      out.append('}');
      return frozen ? "frozenset(" + out + ")" : out.toString();
    } finally {
      ReprGuard.leave();
    }
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    return right instanceof PySet || right instanceof DictView ? combine(operator, right) : null;
  }

  @Override
  public @Nullable Object inPlace(Operator operator, Object right) {
    if (frozen || !(right instanceof PySet)) {
      return null;
    }
    switch (operator) {
      case BIT_OR -> update(right);
      case BIT_AND -> replaceBy(intersection(right));
      case SUBTRACT -> subtract(right);
      case BIT_XOR -> toggle(right);
      default -> {
        return null;
      }
    }
    return this;
  }

  /** Removes all elements of an iterable. */
  void subtract(Object other) {
    SetTable gone = tableOf(other);
    if (shared) {
      synchronized (this) {
        table.removeAll(gone);
      }
    } else {
      table.removeAll(gone);
    }
  }

  /** Keeps what is in this set or in an iterable, but not in both. */
  void toggle(Object other) {
    SetTable toggled = tableOf(other);
    if (shared) {
      Shared.mark(other);
      synchronized (this) {
        table.toggleAll(toggled);
      }
    } else {
      table.toggleAll(toggled);
    }
  }

  /** The table of another set, or of a set made of an iterable; never this set's own. */
  private SetTable tableOf(Object other) {
    if (!(other instanceof PySet set)) {
      return from(other).table;
    }
    return Identity.same(set, this) ? table.copy() : set.readable();
  }

  /** The operator's result with any iterable, or {@code null} for an operator that sets lack. */
  public @Nullable PySet combine(Operator operator, Object right) {
    return switch (operator) {
      case BIT_OR -> union(right);
      case BIT_AND -> intersection(right);
      case SUBTRACT -> difference(right);
      case BIT_XOR -> symmetricDifference(right);
      default -> null;
    };
  }

  PySet union(Object other) {
    SetTable result = copy().table;
    PySet joined = new PySet(result, false);
    joined.update(other);
    return kind(joined);
  }

  public PySet intersection(Object other) {
    PySet result = new PySet();
    PySet set = other instanceof PySet given ? given : null;
    boolean smaller = set == null || set.size() <= size();
    Object walked = smaller ? other : this;
    NativeValue tested = set == null || smaller ? this : set;
    PyIterator items = Ops.iterate(walked);
    for (Object item = items.next(); item != null; item = items.next()) {
      if (tested.contains(item)) {
        result.add(item);
      }
    }
    return kind(result);
  }

  PySet difference(Object other) {
    PySet excluded = other instanceof PySet set ? set : from(other);
    if (size() >> 2 > excluded.size()) {
      PySet result = new PySet(copy().table, false);
      result.subtract(excluded);
      return kind(result);
    }
    PySet result = new PySet();
    forEach(member -> {
      if (!excluded.contains(member)) {
        result.add(member);
      }
    });
    return kind(result);
  }

  public PySet symmetricDifference(Object other) {
    PySet result = from(other);
    result.toggle(this);
    return kind(result);
  }

  private PySet kind(PySet result) {
    return frozen ? result.freeze() : result;
  }
}
