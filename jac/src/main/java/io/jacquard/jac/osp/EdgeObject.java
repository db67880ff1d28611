package io.jacquard.jac.osp;

import io.jacquard.jac.runtime.PyType;

/** An instance of a edge archetype. */
public final class EdgeObject extends GraphObject {

  public EdgeObject(PyType type) {
    super(type);
  }
}
