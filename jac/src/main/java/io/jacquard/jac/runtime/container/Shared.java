package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Marks what becomes reachable from a module global. All calls of a process share the globals, so a
 * marked container locks itself for each operation; others never lock.
 */
public final class Shared {
  private Shared() {}

  /** Marks a value and everything inside it; called for each store into a module global. */
  public static void mark(Object value) {
    if (needsMark(value)) {
      new Marking().run(value);
    }
  }

  /** A value out of a shared place, as the running call knows it; see {@link Instance#here}. */
  public static Object here(Object value) {
    return value instanceof Instance instance ? instance.here() : value;
  }

  private static boolean needsMark(Object value) {
    return switch (value) {
      case PyList list -> !list.isShared();
      case PyDict dict -> !dict.isShared();
      case PySet set -> !set.isShared();
      case PyTuple _, Instance _ -> true;
      default -> false;
    };
  }

  /** One deep marking; remembers tuples and instances, which carry no mark. */
  private static final class Marking {
    private final Deque<Object> open = new ArrayDeque<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    void run(Object root) {
      open.add(root);
      while (!open.isEmpty()) {
        enter(open.poll());
      }
    }

    private void enter(Object value) {
      switch (value) {
        case PyList list when !list.isShared() -> {
          list.share();
          list.forEach(this::reach);
        }
        case PyDict dict when !dict.isShared() -> {
          dict.share();
          dict.forEach((key, item) -> {
            reach(key);
            reach(item);
          });
        }
        case PySet set when !set.isShared() -> {
          set.share();
          set.forEach(this::reach);
        }
        case PyTuple tuple when seen.add(tuple) -> tuple.forEach(this::reach);
        case Instance instance when seen.add(instance) -> {
          for (int slot = 0; slot < instance.shape().size(); slot++) {
            Object held = instance.slot(slot);
            if (held != null) {
              reach(held);
            }
          }
        }
        default -> {}
      }
    }

    private void reach(Object value) {
      if (needsMark(value)) {
        open.add(value);
      }
    }
  }
}
