package io.jacquard.jac.osp.graph;

import io.jacquard.jac.runtime.type.PyType;
import java.util.function.Consumer;

/** An instance of a edge archetype. */
public final class EdgeObject extends GraphObject {

  public EdgeObject(PyType type) {
    super(type);
  }

  /**
   * A kept edge whose attributes are read when they are first asked for.
   *
   * @param reader sets the attributes of the object that it is given
   */
  public EdgeObject(PyType type, Consumer<GraphObject> reader) {
    super(type, reader);
  }
}
