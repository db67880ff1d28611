package io.jacquard.jac.osp;

import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.graph.MemoryGraph;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;

/** The graph in memory keeps the contract. */
class MemoryGraphTest extends GraphContract {

  @Override
  protected Graph open(List<PyType> classes) {
    return new MemoryGraph();
  }

  @Override
  protected Graph reopen(Graph committed, List<PyType> classes) {
    return committed;
  }
}
