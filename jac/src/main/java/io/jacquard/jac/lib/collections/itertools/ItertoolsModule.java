package io.jacquard.jac.lib.collections.itertools;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Metered;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.Sizes;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The module {@code itertools}. */
public final class ItertoolsModule {
  private static final PyType CHAIN =
      new ClassBuilder("itertools", "chain")
          .constructor("(*iterables)", a -> chained(((PyTuple) a[0]).iterator()))
          .classMethod("from_iterable", "(cls, iterable, /)", a -> chained(Ops.iterate(a[1])))
          .build();

  private ItertoolsModule() {}

  public static PyModule itertools() {
    ModuleBuilder module = new ModuleBuilder("itertools").type(CHAIN);
    endless(module);
    filters(module);
    groupings(module);
    Combinations.define(module);
    return module.build();
  }

  private static void endless(ModuleBuilder module) {
    module
        .function("count", "(start=0, step=1)", a -> new Metered(counting(a[0], a[1])))
        .function("cycle", "(iterable, /)", a -> new Metered(cycling(Ops.iterate(a[0]))))
        .function("repeat", "(object, times=?)", a -> new Metered(repeating(a[0], a[1])));
  }

  private static PyIterator counting(Object start, Object step) {
    Object[] next = {start};
    return () -> {
      Object value = next[0];
      next[0] = Ops.add(value, step);
      return value;
    };
  }

  private static PyIterator cycling(PyIterator source) {
    List<Object> seen = new ArrayList<>();
    int[] at = {-1};
    return () -> {
      if (at[0] < 0) {
        Object item = source.next();
        if (item != null) {
          Execution.checkSize(seen.size() + 1L);
          seen.add(item);
          return item;
        }
        at[0] = 0;
      }
      return seen.isEmpty() ? null : seen.get(at[0]++ % seen.size());
    };
  }

  private static PyIterator repeating(Object value, @Nullable Object times) {
    if (times == null) {
      return () -> value;
    }
    long[] left = {Args.integer(times)};
    return () -> left[0]-- > 0 ? value : null;
  }

  private static PyIterator chained(PyIterator sources) {
    PyIterator[] current = {() -> null};
    return () -> {
      while (true) {
        Object item = current[0].next();
        if (item != null) {
          return item;
        }
        Object source = sources.next();
        if (source == null) {
          return null;
        }
        current[0] = Ops.iterate(source);
      }
    };
  }

  private static boolean holds(Object predicate, Object item) {
    return Ops.truthy(predicate == None.NONE ? item : Ops.call(predicate, item));
  }

  private static void filters(ModuleBuilder module) {
    module
        .function("islice", "(iterable, *bounds)", a -> sliced(Ops.iterate(a[0]), (PyTuple) a[1]))
        .function("takewhile", "(predicate, iterable, /)", a -> takeWhile(a[0], Ops.iterate(a[1])))
        .function("dropwhile", "(predicate, iterable, /)", a -> dropWhile(a[0], Ops.iterate(a[1])))
        .function(
            "filterfalse",
            "(function, iterable, /)",
            a -> {
              PyIterator items = Ops.iterate(a[1]);
              Object function = a[0];
              return (PyIterator)
                  () -> {
                    Object item = items.next();
                    while (item != null && holds(function, item)) {
                      item = items.next();
                    }
                    return item;
                  };
            })
        .function(
            "compress",
            "(data, selectors)",
            a -> {
              PyIterator data = Ops.iterate(a[0]);
              PyIterator selectors = Ops.iterate(a[1]);
              return (PyIterator)
                  () -> {
                    while (true) {
                      Object item = data.next();
                      Object selector = item == null ? null : selectors.next();
                      if (selector == null) {
                        return null;
                      }
                      if (Ops.truthy(selector)) {
                        return item;
                      }
                    }
                  };
            });
  }

  /** A bound of {@code islice}; the least value also tells which one: 1 a step, -1 a lone stop. */
  private static long bound(Object value, long missing, long least) {
    if (value == None.NONE) {
      return missing;
    }
    if (!Args.isInt(value) || Args.integer(value) < Math.max(0, least)) {
      throw Errors.valueError(
          switch ((int) least) {
            case 1 -> "Step for islice() must be a positive integer or None.";
            case -1 ->
                "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
            default -> "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
          });
    }
    return Args.integer(value);
  }

  private static PyIterator sliced(PyIterator items, PyTuple bounds) {
    if (bounds.size() == 0 || bounds.size() > 3) {
      throw Errors.typeError("islice expected at least 2 arguments, got " + (1 + bounds.size()));
    }
    boolean stopOnly = bounds.size() == 1;
    long start = stopOnly ? 0 : bound(bounds.get(0), 0, 0);
    long stop = bound(bounds.get(stopOnly ? 0 : 1), Long.MAX_VALUE, stopOnly ? -1 : 0);
    long step = bounds.size() == 3 ? bound(bounds.get(2), 1, 1) : 1;
    long[] place = {0, start};
    return () -> {
      if (place[1] >= stop) {
        return null;
      }
      Object item = items.next();
      while (item != null && place[0]++ < place[1]) {
        item = items.next();
      }
      place[1] += step;
      return item;
    };
  }

  private static PyIterator takeWhile(Object predicate, PyIterator items) {
    boolean[] done = {false};
    return () -> {
      Object item = done[0] ? null : items.next();
      if (item == null || !holds(predicate, item)) {
        done[0] = true;
        return null;
      }
      return item;
    };
  }

  private static PyIterator dropWhile(Object predicate, PyIterator items) {
    boolean[] open = {false};
    return () -> {
      Object item = items.next();
      while (!open[0] && item != null && holds(predicate, item)) {
        item = items.next();
      }
      open[0] = true;
      return item;
    };
  }

  private static void groupings(ModuleBuilder module) {
    module
        .function(
            "accumulate",
            "(iterable, func=None, *, initial=None)",
            a -> accumulated(a[0], a[1], a[2]))
        .function("starmap", "(function, iterable, /)", a -> starMap(a[0], Ops.iterate(a[1])))
        .function("pairwise", "(iterable, /)", a -> pairs(Ops.iterate(a[0])))
        .function("batched", "(iterable, n)", a -> batches(Ops.iterate(a[0]), Args.integer(a[1])))
        .function(
            "zip_longest", "(*iterables, fillvalue=None)", a -> zipLongest((PyTuple) a[0], a[1]))
        .function(
            "tee",
            "(iterable, n=2, /)",
            a -> tee(Ops.iterate(a[0]), Sizes.check(Args.integer(a[1]))))
        .function("groupby", "(iterable, key=None)", a -> groups(Ops.iterate(a[0]), a[1]));
  }

  private static PyIterator accumulated(Object source, Object function, Object initial) {
    PyIterator items = Ops.iterate(source);
    @Nullable Object[] total = {null};
    boolean[] started = {false};
    return () -> {
      Object before = total[0];
      if (!started[0]) {
        started[0] = true;
        total[0] = initial == None.NONE ? items.next() : initial;
        return total[0];
      }
      Object item = before == null ? null : items.next();
      if (item == null || before == null) {
        return null;
      }
      Object after =
          function == None.NONE ? Ops.add(before, item) : Ops.call(function, before, item);
      total[0] = after;
      return after;
    };
  }

  private static PyIterator starMap(Object function, PyIterator items) {
    return () -> {
      Object arguments = items.next();
      return arguments == null ? null : Ops.call(function, Args.items(arguments).toArray());
    };
  }

  private static PyIterator pairs(PyIterator items) {
    @Nullable Object[] last = {items.next()};
    return () -> {
      Object before = last[0];
      Object next = before == null ? null : items.next();
      if (before == null || next == null) {
        return null;
      }
      last[0] = next;
      return PyTuple.of(before, next);
    };
  }

  private static PyIterator batches(PyIterator items, long size) {
    if (size < 1) {
      throw Errors.valueError("n must be at least one");
    }
    return () -> {
      List<Object> batch = new ArrayList<>();
      while (batch.size() < size) {
        Object item = items.next();
        if (item == null) {
          break;
        }
        batch.add(item);
      }
      return batch.isEmpty() ? null : PyTuple.of(batch.toArray());
    };
  }

  private static PyIterator zipLongest(PyTuple sources, Object fill) {
    List<PyIterator> iterators = sources.asJava().stream().map(Ops::iterate).toList();
    return () -> {
      Object[] row = new Object[iterators.size()];
      boolean any = false;
      for (int i = 0; i < row.length; i++) {
        Object item = iterators.get(i).next();
        any |= item != null;
        row[i] = item == null ? fill : item;
      }
      return any ? PyTuple.of(row) : null;
    };
  }

  private static PyTuple tee(PyIterator source, int count) {
    if (count < 0) {
      throw Errors.valueError("n must be >= 0");
    }
    List<Queue<Object>> waiting = new ArrayList<>();
    Object[] copies = new Object[count];
    for (int i = 0; i < count; i++) {
      Queue<Object> own = new ArrayDeque<>();
      waiting.add(own);
      copies[i] =
          (PyIterator)
              () -> {
                if (own.isEmpty()) {
                  Object item = source.next();
                  if (item == null) {
                    return null;
                  }
                  waiting.forEach(queue -> queue.add(item));
                }
                return own.remove();
              };
    }
    return PyTuple.of(copies);
  }

  /** Runs of equal keys; each run ends when the next one is asked for. */
  private static PyIterator groups(PyIterator items, Object key) {
    return new PyIterator() {
      private @Nullable Object item;
      private @Nullable Object itemKey;
      private @Nullable Object runKey;
      private int run;

      private void advance() {
        Object next = items.next();
        item = next;
        itemKey = next == null ? null : key == None.NONE ? next : Ops.call(key, next);
      }

      @Override
      public @Nullable Object next() {
        if (run++ == 0) {
          advance();
        } else {
          while (itemKey != null && runKey != null && Ops.eq(itemKey, runKey)) {
            advance();
          }
        }
        Object current = itemKey;
        if (current == null) {
          return null;
        }
        runKey = current;
        int mine = run;
        PyIterator members =
            () -> {
              Object here = itemKey;
              if (run != mine || here == null || !Ops.eq(here, current)) {
                return null;
              }
              Object member = item;
              advance();
              return member;
            };
        return PyTuple.of(current, members);
      }
    };
  }
}
