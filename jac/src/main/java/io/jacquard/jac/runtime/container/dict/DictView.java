package io.jacquard.jac.runtime.container.dict;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.ReprGuard;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** What {@code keys()}, {@code values()} and {@code items()} answer: live, and sized. */
public abstract sealed class DictView implements NativeValue {
  final PyDict dict;

  private DictView(PyDict dict) {
    this.dict = dict;
  }

  /** The element of the entry that the cursor stands on. */
  abstract Object element(PyDict.Cursor entry);

  /** The dictionary behind the view. */
  public final PyDict mapping() {
    return dict;
  }

  @Override
  public final int length() {
    return dict.size();
  }

  @Override
  public final @Nullable Object attr(String name) {
    return name.equals("mapping") ? new MappingProxy(dict) : null;
  }

  @Override
  public final boolean truthy() {
    return dict.size() > 0;
  }

  @Override
  public final PyIterator iterator() {
    PyDict.Cursor entries = dict.entries();
    return () -> entries.next() ? element(entries) : null;
  }

  /** An iterator from the last entry to the first. */
  public final PyIterator reversed() {
    PyDict.Cursor entries = dict.entries();
    return () -> entries.previous() ? element(entries) : null;
  }

  @Override
  public final String repr() {
    if (!ReprGuard.enter(this)) {
      return "...";
    }
    try {
      return type().name() + "(" + Ops.repr(PyList.from(this)) + ")";
    } finally {
      ReprGuard.leave();
    }
  }

  /** A view that is a set as well: keys and items. */
  abstract static sealed class SetLike extends DictView {
    private SetLike(PyDict dict) {
      super(dict);
    }

    @Override
    public final boolean equalTo(Object other) {
      return isSetLike(other) && Ops.length(other) == length() && isSubset(this, other);
    }

    @Override
    public final long hash() {
      throw Errors.typeError("unhashable type: '" + type().name() + "'");
    }

    @Override
    public final @Nullable Boolean compare(Operator operator, Object other) {
      if (!isSetLike(other)) {
        return null;
      }
      int order = Integer.compare(length(), Ops.length(other));
      return operator.holds(order) && (order <= 0 ? isSubset(this, other) : isSubset(other, this));
    }

    @Override
    public final @Nullable Object binary(Operator operator, Object right) {
      if (operator == Operator.BIT_AND) {
        return intersection(right);
      }
      if (operator == Operator.BIT_XOR) {
        // Starts from the view's own elements, as CPython does: that decides the order.
        return PySet.from(right).symmetricDifference(this);
      }
      return PySet.from(this).combine(operator, right);
    }

    private PySet intersection(Object right) {
      if (right instanceof PySet set && length() <= set.size()) {
        return set.intersection(this);
      }
      PySet common = new PySet();
      PyIterator items = Ops.iterate(right);
      for (Object item = items.next(); item != null; item = items.next()) {
        if (contains(item)) {
          common.add(item);
        }
      }
      return common;
    }

    @Override
    public final @Nullable Object reflected(Operator operator, Object left) {
      return switch (operator) {
        case SUBTRACT, BIT_AND, BIT_OR, BIT_XOR ->
            Iteration.isIterable(left) ? PySet.from(left).combine(operator, this) : null;
        default -> null;
      };
    }

    private static boolean isSetLike(Object value) {
      return value instanceof PySet || value instanceof SetLike;
    }

    private static boolean isSubset(Object part, Object whole) {
      PyIterator items = Ops.iterate(part);
      for (Object item = items.next(); item != null; item = items.next()) {
        if (!Ops.contains(whole, item)) {
          return false;
        }
      }
      return true;
    }
  }

  static final class Keys extends SetLike {
    Keys(PyDict dict) {
      super(dict);
    }

    @Override
    public PyType type() {
      return BuiltinTypes.DICT_KEYS;
    }

    @Override
    Object element(PyDict.Cursor entry) {
      return entry.key();
    }

    @Override
    public boolean contains(Object item) {
      return dict.contains(item);
    }
  }

  static final class Values extends DictView {
    Values(PyDict dict) {
      super(dict);
    }

    @Override
    public PyType type() {
      return BuiltinTypes.DICT_VALUES;
    }

    @Override
    Object element(PyDict.Cursor entry) {
      return entry.value();
    }
  }

  static final class Items extends SetLike {
    Items(PyDict dict) {
      super(dict);
    }

    @Override
    public PyType type() {
      return BuiltinTypes.DICT_ITEMS;
    }

    @Override
    Object element(PyDict.Cursor entry) {
      return PyTuple.of(entry.key(), entry.value());
    }

    @Override
    public boolean contains(Object item) {
      if (!(item instanceof PyTuple pair) || pair.size() != 2) {
        return false;
      }
      Object found = dict.get(pair.get(0));
      return found != null && io.jacquard.jac.runtime.container.Keys.same(found, pair.get(1));
    }
  }
}
