package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code collections.Counter}. */
final class Counter extends PyDict {
  static final PyType TYPE =
      new ClassBuilder("collections", "Counter", BuiltinTypes.DICT)
          .constructor("(iterable=None, /, **kwds)", a -> add(new Counter(), a, 0))
          .classMethod("fromkeys", "(cls, iterable, v=None)", _ -> refuseKeys())
          .method("update", "(self, iterable=None, /, **kwds)", Counter::addAll)
          .method("subtract", "(self, iterable=None, /, **kwds)", Counter::subtract)
          .method("most_common", "(self, n=None)", a -> self(a).mostCommon(a[1]))
          .method("elements", Counter.class, Counter::elements)
          .method("__repr__", Counter.class, Counter::repr)
          .method("total", Counter.class, Counter::total)
          .method("copy", Counter.class, Counter::duplicate)
          .method("__copy__", Counter.class, Counter::duplicate)
          .method("__pos__", Counter.class, c -> c.kept(count -> Ops.gt(count, 0L)))
          .method("__neg__", Counter.class, c -> new Counter().combine(c, Operator.SUBTRACT))
          .build();

  private static Counter self(Object[] a) {
    return (Counter) a[0];
  }

  private static Counter add(Counter counter, Object[] a, int at) {
    counter.count(a[at], true);
    counter.count(a[at + 1], true);
    return counter;
  }

  private static Object addAll(Object[] a) {
    add(self(a), a, 1);
    return None.NONE;
  }

  private static Object subtract(Object[] a) {
    self(a).count(a[1], false);
    self(a).count(a[2], false);
    return None.NONE;
  }

  private void count(Object source, boolean add) {
    if (source instanceof PyDict counts) {
      counts.forEach((key, n) -> change(key, n, add));
    } else if (source != None.NONE) {
      Args.items(source).forEach(item -> change(item, 1L, add));
    }
  }

  private void change(Object key, Object by, boolean add) {
    Object before = get(key);
    Object old = before == null ? 0L : before;
    put(key, add ? Ops.add(old, by) : Ops.subtract(old, by));
  }

  private Counter duplicate() {
    Counter copy = new Counter();
    forEach(copy::put);
    return copy;
  }

  private Object mostCommon(Object limit) {
    List<PyTuple> pairs = ranked();
    long count =
        limit == None.NONE ? pairs.size() : Math.clamp(Args.integer(limit), 0, pairs.size());
    return PyList.copyOf(pairs.subList(0, (int) count));
  }

  private List<PyTuple> ranked() {
    List<PyTuple> pairs = new ArrayList<>();
    forEach((key, count) -> pairs.add(PyTuple.of(key, count)));
    pairs.sort(
        Comparator.comparing(
            (PyTuple pair) -> pair.get(1), (a, b) -> Ops.gt(a, b) ? -1 : Ops.lt(a, b) ? 1 : 0));
    return pairs;
  }

  private Object elements() {
    List<Object> items = new ArrayList<>();
    forEach((key, count) -> {
      for (long i = Args.integer(count); i > 0; i--) {
        items.add(key);
      }
    });
    return PyList.copyOf(items).iterator();
  }

  private Object total() {
    Object[] sum = {0L};
    forEach((_, count) -> sum[0] = Ops.add(sum[0], count));
    return sum[0];
  }

  /** Which counts stay. */
  private interface Keep {
    boolean test(Object count);
  }

  private Counter kept(Keep keep) {
    Counter result = new Counter();
    forEach((key, count) -> {
      if (keep.test(count)) {
        result.put(key, count);
      }
    });
    return result;
  }

  private Object countOf(Object key) {
    Object count = get(key);
    return count == null ? 0L : count;
  }

  private Counter combine(Counter other, Operator operator) {
    Counter result = new Counter();
    forEach((key, count) -> result.put(key, combined(count, other.countOf(key), operator)));
    other.forEach((key, count) -> {
      if (!containsKey(key)) {
        result.put(key, combined(0L, count, operator));
      }
    });
    return result.kept(count -> Ops.gt(count, 0L));
  }

  private static Object combined(Object a, Object b, Operator operator) {
    return switch (operator) {
      case ADD -> Ops.add(a, b);
      case SUBTRACT -> Ops.subtract(a, b);
      case BIT_AND -> Ops.lt(a, b) ? a : b;
      case BIT_OR -> Ops.lt(a, b) ? b : a;
      default -> throw new IllegalArgumentException(operator.name());
    };
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    return switch (operator) {
      case ADD, SUBTRACT, BIT_AND, BIT_OR ->
          right instanceof Counter other ? combine(other, operator) : null;
      default -> null;
    };
  }

  @Override
  public @Nullable Object inPlace(Operator operator, Object right) {
    Object result = binary(operator, right);
    if (result instanceof Counter counter) {
      clear();
      counter.forEach(this::put);
      return this;
    }
    return null;
  }

  /** Every count is inside the other's. */
  private boolean within(Counter other) {
    boolean[] inside = {true};
    forEach((key, count) -> inside[0] &= Ops.le(count, other.countOf(key)));
    other.forEach((key, count) -> inside[0] &= Ops.le(countOf(key), count));
    return inside[0];
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof Counter counter
        ? within(counter) && counter.within(this)
        : super.equalTo(other);
  }

  @Override
  public @Nullable Boolean compare(Operator operator, Object other) {
    if (!(other instanceof Counter counter)) {
      return null;
    }
    return switch (operator) {
      case LE -> within(counter);
      case LT -> within(counter) && !counter.within(this);
      case GE -> counter.within(this);
      case GT -> counter.within(this) && !within(counter);
      default -> null;
    };
  }

  @Override
  protected Object missing(Object key) {
    return 0L;
  }

  @Override
  public void delItem(Object key) {
    remove(key);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public String repr() {
    if (size() == 0) {
      return "Counter()";
    }
    PyDict ordered = new PyDict();
    try {
      ranked().forEach(pair -> ordered.put(pair.get(0), pair.get(1)));
    } catch (io.jacquard.jac.runtime.failure.JacError _) {
      return "Counter(" + super.repr() + ")";
    }
    return "Counter(" + ordered.repr() + ")";
  }

  private static Object refuseKeys() {
    throw Errors.make(
        "NotImplementedError", "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.");
  }
}
