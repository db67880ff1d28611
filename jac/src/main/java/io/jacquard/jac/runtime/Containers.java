package io.jacquard.jac.runtime;

import java.util.List;

/** Makes and opens the containers that calls and exceptions need. */
public final class Containers {
  private Containers() {}

  public static Object tuple(Object... items) {
    throw new UnsupportedOperationException("tuple of " + items.length);
  }

  public static Object list(Object... items) {
    throw new UnsupportedOperationException("list of " + items.length);
  }

  public static Object dict(List<String> names, List<Object> values) {
    throw new UnsupportedOperationException("dict of " + names.size() + values.size());
  }

  /** The items of any iterable. */
  public static Object[] array(Object iterable) {
    throw new UnsupportedOperationException(iterable.toString());
  }
}
