package io.jacquard.jac.osp;

import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.PyType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An instance of a walker archetype; remembers its latest walk. */
public final class WalkerObject extends Instance {
  private @Nullable Walk walk;
  private @Nullable String id;

  public WalkerObject(PyType type) {
    super(type);
  }

  /** Its id, minted at the first question; a walker is in no graph, so nothing finds it by it. */
  String id() {
    String known = id;
    if (known == null) {
      known = UUID.randomUUID().toString().replace("-", "");
      id = known;
    }
    return known;
  }

  /** The walk it is on, or the one it finished last; {@code null} before its first spawn. */
  @Nullable Walk walk() {
    return walk;
  }

  void walk(Walk latest) {
    this.walk = latest;
  }
}
