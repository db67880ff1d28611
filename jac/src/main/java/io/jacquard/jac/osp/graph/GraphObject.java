package io.jacquard.jac.osp.graph;

import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.type.PyType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node or an edge: an instance that the graph may keep. */
public abstract sealed class GraphObject extends Instance permits NodeObject, EdgeObject {
  private @Nullable Object anchor;
  private @Nullable Consumer<GraphObject> reader;

  GraphObject(PyType type) {
    super(type);
  }

  GraphObject(PyType type, Consumer<GraphObject> reader) {
    super(type.unloadedShape());
    this.reader = reader;
  }

  @Override
  protected final void materialize() {
    Consumer<GraphObject> pending = reader;
    if (pending != null) {
      pending.accept(this);
      reader = null;
    }
  }

  @Override
  public final Instance here() {
    return anchor == null ? this : Execution.current().graph().here(this);
  }

  /** The graph's own record about this object; {@code null} until the graph has seen it. */
  public final @Nullable Object anchor() {
    return anchor;
  }

  /** Only the graph implementation that owns this object calls this. */
  public final void anchor(Object value) {
    this.anchor = value;
  }
}
