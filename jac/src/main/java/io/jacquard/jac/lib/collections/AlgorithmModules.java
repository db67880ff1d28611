package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.sort.Sorting;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.operator.Ops;

/** The module {@code bisect}, and the part of {@code heapq} that is not written in Jac. */
public final class AlgorithmModules {
  private AlgorithmModules() {}

  public static PyModule heapq() {
    return new ModuleBuilder("_heapq")
        .function(
            "heappush",
            "(heap, item, /)",
            a -> {
              PyList heap = heap(a[0]);
              heap.append(a[1]);
              down(heap, 0, heap.size() - 1);
              return None.NONE;
            })
        .function("heappop", "(heap, /)", a -> pop(heap(a[0])))
        .function("heapify", "(heap, /)", a -> heapify(heap(a[0])))
        .function("heapreplace", "(heap, item, /)", a -> replace(heap(a[0]), a[1]))
        .function(
            "heappushpop",
            "(heap, item, /)",
            a -> {
              PyList heap = heap(a[0]);
              return heap.size() > 0 && Ops.lt(heap.get(0), a[1]) ? replace(heap, a[1]) : a[1];
            })
        .function("nlargest", "(n, iterable, key=None)", a -> first(a, true))
        .function("nsmallest", "(n, iterable, key=None)", a -> first(a, false))
        .build();
  }

  private static PyList heap(Object value) {
    if (value instanceof PyList list) {
      return list;
    }
    throw Errors.typeError("heap argument must be a list, not " + Args.typeName(value));
  }

  private static Object first(Object[] a, boolean reverse) {
    PyList sorted = Sorting.sorted(a[1], a[2], reverse);
    long count = Math.clamp(Args.integer(a[0]), 0, sorted.size());
    return PyList.copyOf(sorted.asJava().subList(0, (int) count));
  }

  private static Object pop(PyList heap) {
    if (heap.size() == 0) {
      throw Errors.indexError("index out of range");
    }
    Object last = heap.pop(-1);
    return heap.size() == 0 ? last : replace(heap, last);
  }

  private static Object replace(PyList heap, Object item) {
    if (heap.size() == 0) {
      throw Errors.indexError("index out of range");
    }
    Object smallest = heap.get(0);
    heap.set(0, item);
    up(heap, 0);
    return smallest;
  }

  private static Object heapify(PyList heap) {
    for (int i = heap.size() / 2 - 1; i >= 0; i--) {
      up(heap, i);
    }
    return None.NONE;
  }

  /** Moves the item at a place towards the root until its parent is not larger. */
  private static void down(PyList heap, int root, int from) {
    Object item = heap.get(from);
    int at = from;
    while (at > root) {
      int parent = (at - 1) / 2;
      if (!Ops.lt(item, heap.get(parent))) {
        break;
      }
      heap.set(at, heap.get(parent));
      at = parent;
    }
    heap.set(at, item);
  }

  /** Lets smaller children rise all the way, then moves the item back to its place. */
  private static void up(PyList heap, int from) {
    Object item = heap.get(from);
    int at = from;
    int child = 2 * at + 1;
    while (child < heap.size()) {
      int right = child + 1;
      if (right < heap.size() && !Ops.lt(heap.get(child), heap.get(right))) {
        child = right;
      }
      heap.set(at, heap.get(child));
      at = child;
      child = 2 * at + 1;
    }
    heap.set(at, item);
    down(heap, from, at);
  }

  public static PyModule bisect() {
    ModuleBuilder module = new ModuleBuilder("bisect");
    String signature = "(a, x, lo=0, hi=None, *, key=None)";
    NativeFunction.Body left = a -> (long) place(a, false, true);
    NativeFunction.Body right = a -> (long) place(a, true, true);
    return module
        .function("bisect_left", signature, left)
        .function("bisect_right", signature, right)
        .function("bisect", signature, right)
        .function("insort_left", signature, a -> insert(a, false))
        .function("insort_right", signature, a -> insert(a, true))
        .function("insort", signature, a -> insert(a, true))
        .build();
  }

  private static int place(Object[] a, boolean right, boolean plain) {
    long low = Args.integer(a[2]);
    if (low < 0) {
      throw Errors.valueError("lo must be non-negative");
    }
    long high = a[3] == None.NONE ? Ops.length(a[0]) : Args.integer(a[3]);
    Object wanted = plain || a[4] == None.NONE ? a[1] : Ops.call(a[4], a[1]);
    while (low < high) {
      long middle = (low + high) >>> 1;
      Object item = Ops.getItem(a[0], middle);
      Object key = a[4] == None.NONE ? item : Ops.call(a[4], item);
      if (right ? Ops.lt(wanted, key) : !Ops.lt(key, wanted)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return (int) low;
  }

  private static Object insert(Object[] a, boolean right) {
    Object place = (long) place(a, right, false);
    return Ops.callMethod(a[0], "insert", new Object[] {place, a[1]}, new String[0]);
  }
}
