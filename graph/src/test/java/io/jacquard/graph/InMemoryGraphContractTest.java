package io.jacquard.graph;

import io.jacquard.jac.osp.GraphContract;
import io.jacquard.jac.osp.access.AccessRules;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.store.InMemoryDocumentStore;
import java.time.Clock;
import java.util.List;

class InMemoryGraphContractTest extends GraphContract {
  private final GraphService graphs =
      new GraphService(new InMemoryDocumentStore(Clock.systemUTC()));

  @Override
  protected Graph open(List<PyType> classes) {
    return graphs.open(AccessRules.SYSTEM_ROOT, new ClassesByName(classes));
  }

  @Override
  protected Graph reopen(Graph committed, List<PyType> classes) {
    return open(classes);
  }
}
