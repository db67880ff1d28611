package io.jacquard.jac.lib.collections.itertools;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Metered;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.Sizes;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import java.util.ArrayList;
import java.util.List;

/** The combinatoric functions of {@code itertools}; all step through index vectors in order. */
final class Combinations {
  private Combinations() {}

  static void define(ModuleBuilder module) {
    module
        .function(
            "product", "(*iterables, repeat=1)", a -> product((PyTuple) a[0], Args.smallInt(a[1])))
        .function("permutations", "(iterable, r=None)", a -> permutations(Args.items(a[0]), a[1]))
        .function(
            "combinations",
            "(iterable, r)",
            a -> combinations(Args.items(a[0]), length(a[1]), false))
        .function(
            "combinations_with_replacement",
            "(iterable, r)",
            a -> combinations(Args.items(a[0]), length(a[1]), true));
  }

  private static int length(Object r) {
    int length = Args.smallInt(r);
    if (length < 0) {
      throw Errors.valueError("r must be non-negative");
    }
    return length;
  }

  private static PyIterator product(PyTuple sources, int repeat) {
    List<List<Object>> pools = new ArrayList<>();
    Sizes.check((long) repeat * sources.size());
    for (int i = 0; i < repeat; i++) {
      sources.forEach(source -> pools.add(Args.items(source)));
    }
    int[] sizes = pools.stream().mapToInt(List::size).toArray();
    return vectors(sizes, at -> row(pools, at));
  }

  /** Makes the tuple of an index vector. */
  private interface Row {
    PyTuple of(int[] at);
  }

  private static PyTuple row(List<List<Object>> pools, int[] at) {
    Object[] row = new Object[at.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = pools.get(i).get(at[i]);
    }
    return PyTuple.of(row);
  }

  /** Index vectors in lexicographic order. */
  private static PyIterator vectors(int[] sizes, Row row) {
    int[] at = new int[sizes.length];
    boolean[] state = {false, false};
    for (int size : sizes) {
      state[1] |= size == 0;
    }
    return new Metered(() -> {
      if (state[1] || (state[0] && !advance(at, sizes))) {
        state[1] = true;
        return null;
      }
      state[0] = true;
      return row.of(at);
    });
  }

  private static boolean advance(int[] at, int[] sizes) {
    for (int i = at.length - 1; i >= 0; i--) {
      if (++at[i] < sizes[i]) {
        return true;
      }
      at[i] = 0;
    }
    return false;
  }

  private static PyIterator permutations(List<Object> pool, Object r) {
    int length = r == None.NONE ? pool.size() : length(r);
    if (length > pool.size()) {
      return () -> null;
    }
    int[] at = new int[length];
    boolean[] used = new boolean[pool.size()];
    for (int i = 0; i < length; i++) {
      at[i] = i;
      used[i] = true;
    }
    boolean[] state = {false, false};
    return new Metered(() -> {
      if (state[1] || (state[0] && !nextPermutation(at, used))) {
        state[1] = true;
        return null;
      }
      state[0] = true;
      return pick(pool, at);
    });
  }

  private static boolean nextPermutation(int[] at, boolean[] used) {
    for (int i = at.length - 1; i >= 0; i--) {
      used[at[i]] = false;
      int next = nextFree(used, at[i] + 1);
      if (next < used.length) {
        place(at, used, i, next);
        for (int k = i + 1; k < at.length; k++) {
          place(at, used, k, nextFree(used, 0));
        }
        return true;
      }
    }
    return false;
  }

  private static void place(int[] at, boolean[] used, int index, int value) {
    at[index] = value;
    used[value] = true;
  }

  private static int nextFree(boolean[] used, int from) {
    int i = from;
    while (i < used.length && used[i]) {
      i++;
    }
    return i;
  }

  private static PyIterator combinations(List<Object> pool, int length, boolean repeat) {
    if (repeat ? pool.isEmpty() && length > 0 : length > pool.size()) {
      return () -> null;
    }
    int[] at = new int[length];
    for (int i = 0; i < length; i++) {
      at[i] = repeat ? 0 : i;
    }
    boolean[] state = {false, false};
    return new Metered(() -> {
      if (state[1] || (state[0] && !nextCombination(at, pool.size(), repeat))) {
        state[1] = true;
        return null;
      }
      state[0] = true;
      return pick(pool, at);
    });
  }

  private static boolean nextCombination(int[] at, int size, boolean repeat) {
    for (int i = at.length - 1; i >= 0; i--) {
      int last = repeat ? size - 1 : size - at.length + i;
      if (at[i] < last) {
        at[i]++;
        for (int k = i + 1; k < at.length; k++) {
          at[k] = repeat ? at[i] : at[k - 1] + 1;
        }
        return true;
      }
    }
    return false;
  }

  private static PyTuple pick(List<Object> pool, int[] at) {
    Object[] row = new Object[at.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = pool.get(at[i]);
    }
    return PyTuple.of(row);
  }
}
