package io.jacquard.graph.type;

import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Classes in place of those that a program no longer has, so that their objects can be met, moved
 * and deleted, and are written back under their old name. One for each name in a process.
 */
public final class StandIns {
  private final Map<Name, PyType> made = new ConcurrentHashMap<>();

  private record Name(String qualified, PyType.Kind kind) {
    PyType make(List<PyType> bases) {
      int dot = qualified.lastIndexOf('.');
      String module = qualified.substring(0, Math.max(dot, 0));
      return new PyType(qualified.substring(dot + 1), module, kind, bases);
    }
  }

  PyType of(String qualifiedName, PyType.Kind kind, List<PyType> bases) {
    return made.computeIfAbsent(new Name(qualifiedName, kind), name -> name.make(bases));
  }
}
