package io.jacquard.jac.runtime.container.sort;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.Strings;
import java.util.Arrays;

/** The stable sort of {@code list.sort} and {@code sorted}; asks nothing but {@code <}. */
public final class Sorting {
  private static final int SHORT = 8;

  private Sorting() {}

  /** An element with the key it is sorted by. */
  private record Keyed(Object key, Object item) {}

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

  public static void sort(Object[] items, Object key, boolean reverse) {
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
    if (NumberSort.sort(items, items)) {
      return;
    }
    if (areTexts(items)) {
      Arrays.sort(items, (a, b) -> Strings.compare((String) a, (String) b));
    } else {
      merge(items, new Object[items.length], 0, items.length, Ops::lt);
    }
  }

  private static void sortKeyed(Object[] items, Object key) {
    Object[] keys = new Object[items.length];
    for (int i = 0; i < items.length; i++) {
      keys[i] = Ops.call(key, items[i]);
    }
    if (!NumberSort.sort(items, keys)) {
      sortPairs(items, keys);
    }
  }

  private static void sortPairs(Object[] items, Object[] keys) {
    Keyed[] pairs = new Keyed[items.length];
    for (int i = 0; i < items.length; i++) {
      pairs[i] = new Keyed(keys[i], items[i]);
    }
    if (areTexts(keys)) {
      Arrays.sort(pairs, (a, b) -> Strings.compare((String) a.key, (String) b.key));
    } else {
      Less less = (a, b) -> Ops.lt(((Keyed) a).key, ((Keyed) b).key);
      merge(pairs, new Keyed[items.length], 0, items.length, less);
    }
    for (int i = 0; i < items.length; i++) {
      items[i] = pairs[i].item;
    }
  }

  private static boolean areTexts(Object[] keys) {
    for (Object key : keys) {
      if (!(key instanceof String)) {
        return false;
      }
    }
    return true;
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
