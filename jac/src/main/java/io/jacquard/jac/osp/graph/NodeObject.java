package io.jacquard.jac.osp.graph;

import io.jacquard.jac.runtime.type.PyType;
import java.util.function.Consumer;

/** An instance of a node archetype. */
public final class NodeObject extends GraphObject {

  public NodeObject(PyType type) {
    super(type);
  }

  /**
   * A kept node whose attributes are read when they are first asked for.
   *
   * @param reader sets the attributes of the object that it is given
   */
  public NodeObject(PyType type, Consumer<GraphObject> reader) {
    super(type, reader);
  }
}
