package io.jacquard.jac.osp.walk;

import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** An instance of a walker archetype; remembers its latest walk. */
public final class WalkerObject extends Instance {
  private @Nullable Walk walk;

  public WalkerObject(PyType type) {
    super(type);
  }

  /** The walk it is on, or the one it finished last; {@code null} before its first spawn. */
  public @Nullable Walk walk() {
    return walk;
  }

  public void walk(Walk latest) {
    this.walk = latest;
  }
}
