package io.jacquard.graph;

import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.osp.access.AccessRules;
import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.graph.Graph.Direction;
import io.jacquard.jac.osp.graph.Graph.Pattern;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A graph over a store, with two node classes, an edge class and helpers to move about in it. */
final class Fixture {
  static final String ANN = "a".repeat(32);
  static final String BOB = "b".repeat(32);
  static final Pattern OUT = new Pattern(Direction.OUT, null, null);
  static final Pattern IN = new Pattern(Direction.IN, null, null);
  static final Pattern ANY = new Pattern(Direction.ANY, null, null);

  static final PyType TASK = new PyType("Task", "app", PyType.Kind.NODE, List.of(OspTypes.NODE));
  static final PyType LINK = new PyType("Link", "app", PyType.Kind.EDGE, List.of(OspTypes.EDGE));

  final DocumentStore store;
  final GraphService graphs;
  private final List<PyType> classes = new ArrayList<>(List.of(TASK, LINK));

  Fixture(DocumentStore store) {
    this.store = store;
    this.graphs = new GraphService(store);
  }

  void knows(PyType type) {
    classes.removeIf(known -> known.qualifiedName().equals(type.qualifiedName()));
    classes.add(type);
  }

  void forgets(PyType type) {
    classes.remove(type);
  }

  UnitOfWork open(String root) {
    return graphs.open(root, new ClassesByName(classes));
  }

  UnitOfWork open() {
    return open(AccessRules.SYSTEM_ROOT);
  }

  /** A call: opens a unit, runs, commits. */
  <T> T call(String root, Function<UnitOfWork, T> work) {
    UnitOfWork unit = open(root);
    T result = work.apply(unit);
    unit.commit();
    return result;
  }

  void run(String root, Consumer<UnitOfWork> work) {
    call(
        root,
        unit -> {
          work.accept(unit);
          return true;
        });
  }

  /** A call that is run again for as long as it is in conflict; the number of runs it took. */
  int retried(String root, Consumer<UnitOfWork> work) {
    for (int runs = 1; runs < 1_000; runs++) {
      try {
        run(root, work);
        return runs;
      } catch (ConflictException _) {
        Thread.onSpinWait();
      }
    }
    throw new IllegalStateException("always in conflict");
  }

  static NodeObject task(Object value) {
    NodeObject node = new NodeObject(TASK);
    node.own("v", value);
    return node;
  }

  static EdgeObject connect(Graph graph, NodeObject source, NodeObject target) {
    EdgeObject edge = new EdgeObject(LINK);
    graph.connect(source, target, edge, false);
    return edge;
  }

  static List<NodeObject> children(Graph graph, NodeObject origin) {
    return graph.follow(List.of(origin), OUT).stream().map(Graph.Link::far).toList();
  }

  static List<Object> valuesOf(Graph graph, NodeObject origin) {
    return children(graph, origin).stream().map(Fixture::value).toList();
  }

  static Object value(NodeObject node) {
    Object value = node.own("v");
    if (value == null) {
      throw new IllegalStateException("no value");
    }
    return value;
  }

  NodeObject find(Graph graph, String id) {
    if (graph.find(id) instanceof NodeObject node) {
      return node;
    }
    throw new IllegalStateException("no node " + id);
  }

  boolean stores(String collection, String id) {
    return store.get(DocumentKey.of(collection, id)).isPresent();
  }
}
