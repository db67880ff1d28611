package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The methods of {@code deque}. */
final class DequeMethods {
  private DequeMethods() {}

  static PyType define() {
    ClassBuilder type =
        new ClassBuilder("collections", "deque")
            .constructor("(iterable=(), maxlen=None)", DequeMethods::construct);
    ends(type);
    searches(type);
    return type.build();
  }

  private static Deque self(Object[] a) {
    return (Deque) a[0];
  }

  private static Object construct(Object[] a) {
    int limit = a[1] == None.NONE ? -1 : Args.smallInt(a[1]);
    if (a[1] != None.NONE && limit < 0) {
      throw Errors.valueError("maxlen must be non-negative");
    }
    Deque deque = new Deque(limit);
    Args.items(a[0]).forEach(deque::append);
    return deque;
  }

  private static void ends(ClassBuilder type) {
    type.method(
            "append",
            "(self, x, /)",
            a -> {
              self(a).append(a[1]);
              return None.NONE;
            })
        .method(
            "appendleft",
            "(self, x, /)",
            a -> {
              self(a).appendLeft(a[1]);
              return None.NONE;
            })
        .method(
            "extend",
            "(self, iterable, /)",
            a -> {
              Args.items(a[1]).forEach(self(a)::append);
              return None.NONE;
            })
        .method(
            "extendleft",
            "(self, iterable, /)",
            a -> {
              Args.items(a[1]).forEach(self(a)::appendLeft);
              return None.NONE;
            })
        .method("pop", Deque.class, Deque::pop)
        .method("popleft", Deque.class, Deque::popLeft)
        .method(
            "rotate",
            "(self, n=1, /)",
            a -> {
              self(a).rotate(Args.integer(a[1]));
              return None.NONE;
            })
        .method(
            "clear",
            Deque.class,
            d -> {
              d.clear();
              return None.NONE;
            })
        .method("copy", Deque.class, Deque::copy)
        .method("__copy__", Deque.class, Deque::copy)
        .property(
            "maxlen", Deque.class, d -> d.limit() < 0 ? None.NONE : (Object) (long) d.limit());
  }

  private static void searches(ClassBuilder type) {
    type.method(
            "count",
            "(self, x, /)",
            a -> self(a).items().stream().filter(item -> Ops.eq(item, a[1])).count())
        .method(
            "index",
            "(self, x, start=0, stop=9223372036854775807, /)",
            a -> {
              List<Object> items = self(a).items();
              long from = Math.max(0, Args.integer(a[2]));
              long to = Math.min(items.size(), Args.integer(a[3]));
              for (long i = from; i < to; i++) {
                if (Ops.eq(items.get((int) i), a[1])) {
                  return i;
                }
              }
              throw Errors.valueError(Ops.repr(a[1]) + " is not in deque");
            })
        .method("remove", "(self, x, /)", a -> remove(self(a), a[1]))
        .method(
            "insert",
            "(self, i, x, /)",
            a -> {
              Deque deque = self(a);
              List<Object> items = new ArrayList<>(deque.items());
              if (items.size() == deque.limit()) {
                throw Errors.indexError("deque already at its maximum size");
              }
              long index = Args.integer(a[1]);
              long place = Math.clamp(index < 0 ? index + items.size() : index, 0, items.size());
              items.add((int) place, a[2]);
              deque.replaceAll(items);
              return None.NONE;
            })
        .method(
            "reverse",
            Deque.class,
            d -> {
              List<Object> items = new ArrayList<>(d.items());
              Collections.reverse(items);
              d.replaceAll(items);
              return None.NONE;
            })
        .method("__reversed__", Deque.class, d -> PyList.copyOf(d.items().reversed()).iterator());
  }

  private static Object remove(Deque deque, Object value) {
    List<Object> items = new ArrayList<>(deque.items());
    for (int i = 0; i < items.size(); i++) {
      if (Ops.eq(items.get(i), value)) {
        items.remove(i);
        deque.replaceAll(items);
        return None.NONE;
      }
    }
    throw Errors.valueError(Ops.repr(value) + " is not in deque");
  }
}
