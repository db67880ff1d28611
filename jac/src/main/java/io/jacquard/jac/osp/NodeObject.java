package io.jacquard.jac.osp;

import io.jacquard.jac.runtime.PyType;

/** An instance of a node archetype. */
public final class NodeObject extends GraphObject {

  public NodeObject(PyType type) {
    super(type);
  }
}
