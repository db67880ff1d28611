package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.failure.Errors;
import java.util.ArrayList;
import java.util.List;

/** Finds containers that hold themselves while they are rendered: {@code [[...]]}. */
public final class ReprGuard {
  private static final int DEEPEST = 1_500;
  private static final ThreadLocal<List<Object>> OPEN = ThreadLocal.withInitial(ArrayList::new);

  private ReprGuard() {}

  /**
   * Begins to render a container; false when it is being rendered already. RecursionError when too
   * many are open.
   */
  @SuppressWarnings("ReferenceEquality") // the same container, not an equal one
  public static boolean enter(Object container) {
    List<Object> open = OPEN.get();
    for (Object entered : open) {
      if (entered == container) {
        return false;
      }
    }
    if (open.size() >= DEEPEST) {
      throw Errors.make(
          "RecursionError", "maximum recursion depth exceeded while getting the repr of an object");
    }
    open.add(container);
    return true;
  }

  /** Ends what {@link #enter} began. */
  public static void leave() {
    OPEN.get().removeLast();
  }
}
