package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.text.Strings;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The stable sort of {@code list.sort} and {@code sorted}; asks nothing but {@code <}. */
public final class Sorting {
  private static final int SHORT = 8;

  private Sorting() {}

  /** An element with the key it is sorted by. */
  private record Keyed(Object key, Object item) {}

  /** An element whose key is a number; {@code place} keeps the order of the keys. */
  private record Placed(long place, Object item) {}

  /** The language's {@code <}. */
  @FunctionalInterface
  private interface Less {
    boolean than(Object a, Object b);
  }

  /** {@code sorted(iterable, key=key, reverse=reverse)}; {@code key} may be None. */
  public static PyList sorted(Object iterable, Object key, boolean reverse) {
    Object[] items = Iteration.toArray(iterable);
    sort(items, key, reverse);
    return PyList.of(items);
  }

  static void sort(Object[] items, Object key, boolean reverse) {
    if (reverse) {
      // Equal elements keep their order under reverse as well.
      reverse(items);
    }
    if (key == None.NONE) {
      sortPlain(items);
    } else {
      sortKeyed(items, key);
    }
    if (reverse) {
      reverse(items);
    }
  }

  private static void sortPlain(Object[] items) {
    Comparator<Object> order = uniform(items);
    if (order != null) {
      Arrays.sort(items, order);
    } else {
      merge(items, new Object[items.length], 0, items.length, Ops::lt);
    }
  }

  private static void sortKeyed(Object[] items, Object key) {
    Object[] keys = new Object[items.length];
    for (int i = 0; i < items.length; i++) {
      keys[i] = Ops.call(key, items[i]);
    }
    if (!sortPlaced(items, keys)) {
      sortPairs(items, keys);
    }
  }

  /** Sorts by keys that are all ints or all floats; false when they are something else. */
  private static boolean sortPlaced(Object[] items, Object[] keys) {
    Placed[] placed = new Placed[items.length];
    for (int i = 0; i < items.length; i++) {
      if (keys[i] instanceof Long number && keys[0] instanceof Long) {
        placed[i] = new Placed(number, items[i]);
      } else if (keys[i] instanceof Double number && keys[0] instanceof Double && !number.isNaN()) {
        placed[i] = new Placed(place(number), items[i]);
      } else {
        return false;
      }
    }
    Arrays.sort(placed, (a, b) -> Long.compare(a.place, b.place));
    for (int i = 0; i < items.length; i++) {
      items[i] = placed[i].item;
    }
    return true;
  }

  /** Maps floats to longs of the same order; both zeros are one. */
  private static long place(double number) {
    long bits = Double.doubleToLongBits(number + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  private static void sortPairs(Object[] items, Object[] keys) {
    Keyed[] pairs = new Keyed[items.length];
    for (int i = 0; i < items.length; i++) {
      pairs[i] = new Keyed(keys[i], items[i]);
    }
    Comparator<Object> order = uniform(keys);
    if (order != null) {
      Arrays.sort(pairs, (a, b) -> order.compare(a.key, b.key));
    } else {
      Less less = (a, b) -> Ops.lt(((Keyed) a).key, ((Keyed) b).key);
      merge(pairs, new Keyed[items.length], 0, items.length, less);
    }
    for (int i = 0; i < items.length; i++) {
      items[i] = pairs[i].item;
    }
  }

  /** The order of keys of one simple type, or {@code null} for any others. */
  private static @Nullable Comparator<Object> uniform(Object[] keys) {
    boolean integers = true;
    boolean texts = true;
    boolean floats = true;
    for (Object key : keys) {
      integers &= key instanceof Long;
      texts &= key instanceof String;
      floats &= key instanceof Double number && !number.isNaN();
    }
    if (integers) {
      return (a, b) -> Long.compare((Long) a, (Long) b);
    }
    if (texts) {
      return (a, b) -> Strings.compare((String) a, (String) b);
    }
    return floats ? Sorting::compareFloats : null;
  }

  private static int compareFloats(Object a, Object b) {
    double left = (Double) a;
    double right = (Double) b;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  private static void merge(Object[] items, Object[] spare, int from, int to, Less less) {
    if (to - from <= SHORT) {
      insert(items, from, to, less);
      return;
    }
    int middle = (from + to) >>> 1;
    merge(items, spare, from, middle, less);
    merge(items, spare, middle, to, less);
    if (!less.than(items[middle], items[middle - 1])) {
      return;
    }
    System.arraycopy(items, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    for (int at = from; left < middle; at++) {
      boolean takeRight = right < to && less.than(items[right], spare[left]);
      items[at] = takeRight ? items[right++] : spare[left++];
    }
  }

  private static void insert(Object[] items, int from, int to, Less less) {
    for (int i = from + 1; i < to; i++) {
      Object item = items[i];
      int at = i;
      while (at > from && less.than(item, items[at - 1])) {
        items[at] = items[at - 1];
        at--;
      }
      items[at] = item;
    }
  }

  private static void reverse(Object[] items) {
    for (int i = 0, j = items.length - 1; i < j; i++, j--) {
      Object item = items[i];
      items[i] = items[j];
      items[j] = item;
    }
  }
}
