package io.jacquard.jac.osp;

import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.osp.graph.ObjectId;
import io.jacquard.jac.osp.path.EdgePath;
import io.jacquard.jac.osp.path.Filter;
import io.jacquard.jac.osp.path.Hop;
import io.jacquard.jac.osp.walk.Walk;
import io.jacquard.jac.osp.walk.WalkerObject;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.iteration.PyCoroutine;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the object-spatial statements and operators mean. The evaluator only orders their operands
 * and calls these.
 */
public final class Osp {
  private static final String ASYNC = "__jac_async__";

  private Osp() {}

  /** The root node of the current user. */
  public static NodeObject root() {
    return Execution.current().graph().root();
  }

  // ---- walking ----

  /**
   * {@code left spawn right}: sends a walker off, whichever side it stands on.
   *
   * @return the walker after its walk; for an async walker a coroutine that will walk
   */
  public static Object spawn(Object left, Object right) {
    WalkerObject walker;
    Object target;
    if (left instanceof WalkerObject first) {
      walker = first;
      target = right;
    } else if (right instanceof WalkerObject second) {
      walker = second;
      target = left;
    } else {
      throw Errors.typeError("Invalid walker object");
    }
    List<GraphObject> start = starts(target);
    if (Boolean.TRUE.equals(walker.type().lookup(ASYNC))) {
      return PyCoroutine.of(walker.type().name(), () -> Walk.run(walker, start));
    }
    return Walk.run(walker, start);
  }

  /** {@code visit targets}: true when anything was added to the walker's way. */
  public static boolean visit(Object walker, Object targets) {
    return enqueue(walker, locations(targets), null);
  }

  /** {@code visit :index: targets}: inserts at that place of the queue. */
  public static boolean visit(Object walker, Object targets, Object index) {
    return enqueue(walker, locations(targets), index);
  }

  /** {@code visit [edge …]} written directly: each edge and then the node behind it. */
  public static boolean visitEdges(
      Object walker, Object origin, List<Hop> hops, @Nullable Object index) {
    List<GraphObject> items = new ArrayList<>();
    for (Graph.Link link : EdgePath.links(origin, hops)) {
      items.add(link.edge());
      items.add(link.far());
    }
    return enqueue(walker, items, index);
  }

  /** {@code report value}: into the running walk's list, or the call's outside of any walk. */
  public static void report(Object value) {
    Execution execution = Execution.current();
    if (execution.echoReports()) {
      execution.print(Ops.str(value) + "\n");
    }
    Walk walk = Walk.current();
    if (walk != null) {
      walk.report(value);
    } else {
      execution.reports().add(value);
    }
  }

  /** {@code disengage}: nothing more of this walk runs once the current ability has returned. */
  public static void disengage(Object walker) {
    Walk walk = Walk.of(walker(walker));
    if (walk != null) {
      walk.disengage();
    }
  }

  // ---- the graph ----

  /**
   * {@code [origin op filter op …]}.
   *
   * @param edges answers the last hop's edges instead of the nodes behind them
   * @return each once, in order
   */
  public static PyList references(Object origin, List<Hop> hops, boolean edges) {
    return edges ? EdgePath.edges(origin, hops) : EdgePath.nodes(origin, hops);
  }

  /**
   * {@code left ++> right} and its kin, for all pairs of left and right.
   *
   * @param direction IN connects from right to left; ANY marks the edge undirected
   * @param edge an edge class or an edge; {@code null} for a generic edge
   * @return the operand that the arrow points at, as a list, even where nothing was connected
   */
  public static PyList connect(
      Object left,
      Object right,
      Graph.Direction direction,
      @Nullable Object edge,
      List<String> names,
      List<Object> values) {
    List<NodeObject> from = nodes(direction == Graph.Direction.IN ? right : left);
    List<NodeObject> to = nodes(direction == Graph.Direction.IN ? left : right);
    Graph graph = Execution.current().graph();
    EdgeMaker maker = new EdgeMaker(edge, names, values);
    for (NodeObject source : from) {
      for (NodeObject target : to) {
        graph.connect(source, target, maker.next(graph), direction == Graph.Direction.ANY);
      }
    }
    return PyList.copyOf(to);
  }

  /** {@code left del --> right}: true when an edge was removed. */
  public static boolean disconnect(
      Object left, Object right, Graph.Direction direction, Filter edge) {
    Graph graph = Execution.current().graph();
    List<NodeObject> ends = nodes(right);
    boolean removed = false;
    List<Hop> hop = List.of(new Hop(direction, edge, Filter.ANY));
    for (Graph.Link link : EdgePath.links(PyList.copyOf(nodes(left)), hop)) {
      removed |= ends.contains(link.far()) && graph.disconnect(link.edge());
    }
    return removed;
  }

  /** {@code items(?:Type, a > 1)}. */
  public static PyList filter(Object items, Filter filter) {
    PyList kept = new PyList();
    PyIterator iterator = Ops.iterate(items);
    for (Object item = iterator.next(); item != null; item = iterator.next()) {
      if (filter.accepts(item)) {
        kept.append(item);
      }
    }
    return kept;
  }

  /** {@code items(=a=1, b=2)}: sets the attributes on every item and answers the items. */
  public static Object assignAll(Object items, List<String> names, List<Object> values) {
    PyIterator iterator = Ops.iterate(items);
    for (Object item = iterator.next(); item != null; item = iterator.next()) {
      for (int i = 0; i < names.size(); i++) {
        Ops.setAttr(item, names.get(i), values.get(i));
      }
    }
    return items;
  }

  /** The graph's part of {@code del x}, before the name is unbound; nothing for other values. */
  public static void destroy(Object value) {
    if (value instanceof GraphObject object) {
      Execution.current().graph().delete(object);
    }
  }

  /** {@code &id}: the object with that id, or None; only what is kept can be found. */
  public static Object objectById(Object id) {
    if (id instanceof GraphObject object) {
      return object;
    }
    Graph graph = Execution.current().graph();
    GraphObject found = graph.find(ObjectId.parse(id));
    return found != null && graph.facts(found).persistent() ? found : None.NONE;
  }

  // ---- operands ----

  private static boolean enqueue(Object walker, List<GraphObject> items, @Nullable Object index) {
    Walk walk = Walk.of(walker(walker));
    if (items.isEmpty()) {
      return false;
    }
    if (walk != null) {
      if (index == null) {
        walk.queue().addAll(items);
      } else if (index instanceof Long place) {
        walk.queue().insertAt(place, items);
      } else {
        throw Errors.typeError("visit needs an integer between its colons");
      }
    }
    return true;
  }

  private static WalkerObject walker(Object value) {
    if (value instanceof WalkerObject walker) {
      return walker;
    }
    throw Errors.typeError("Invalid walker object");
  }

  private static List<GraphObject> starts(Object target) {
    List<GraphObject> items = new ArrayList<>();
    for (Object item : listed(target)) {
      if (!(item instanceof GraphObject object)) {
        throw Errors.typeError("Invalid target object");
      }
      items.add(object);
      if (object instanceof EdgeObject edge) {
        Graph.Ends ends = Execution.current().graph().ends(edge);
        if (ends != null) {
          items.add(ends.target());
        }
      }
    }
    return items;
  }

  private static List<GraphObject> locations(Object targets) {
    List<GraphObject> items = new ArrayList<>();
    for (Object item : listed(targets)) {
      if (!(item instanceof GraphObject object)) {
        throw notInGraph(item);
      }
      items.add(object);
    }
    return items;
  }

  static List<NodeObject> nodes(Object value) {
    List<NodeObject> nodes = new ArrayList<>();
    for (Object item : listed(value)) {
      if (!(item instanceof NodeObject node)) {
        throw value instanceof PyList ? notInGraph(item) : notIterable(item);
      }
      nodes.add(node);
    }
    return nodes;
  }

  /** The items of a list, tuple or other iterable; a graph object or scalar is its own item. */
  public static List<Object> listed(Object value) {
    return switch (value) {
      case Instance single -> List.of(single);
      case PyList list -> List.copyOf(list.asJava());
      case PyTuple tuple -> tuple.asJava();
      default -> List.of(value);
    };
  }

  private static JacError notIterable(Object value) {
    return Errors.typeError("'" + Ops.typeOf(value).name() + "' object is not iterable");
  }

  /** The error of using a plain value as a node or edge. */
  public static JacError notInGraph(Object value) {
    return Errors.attributeError(
        "'" + Ops.typeOf(value).name() + "' object has no attribute '__jac__'");
  }

  /** Hands out one edge object per pair of ends. */
  private static final class EdgeMaker {
    private final Object edge;
    private final List<String> names;
    private final List<Object> values;

    EdgeMaker(@Nullable Object edge, List<String> names, List<Object> values) {
      this.edge = edge == null ? OspTypes.GENERIC_EDGE : edge;
      this.names = names;
      this.values = values;
    }

    EdgeObject next(Graph graph) {
      Object made = edge instanceof PyType type ? type.call() : edge;
      if (!(made instanceof EdgeObject object)) {
        throw notInGraph(made);
      }
      if (graph.ends(object) != null) {
        object = copy(object);
      }
      for (int i = 0; i < names.size(); i++) {
        if (Ops.findAttr(object, names.get(i)) == null) {
          throw Errors.valueError("Invalid attribute: " + names.get(i));
        }
        Ops.setAttr(object, names.get(i), values.get(i));
      }
      return object;
    }

    /** An edge has one source and one target, so an edge given for several pairs is copied. */
    private static EdgeObject copy(EdgeObject original) {
      EdgeObject copy = new EdgeObject(original.type());
      for (int slot = 0; slot < original.shape().size(); slot++) {
        Object value = original.slot(slot);
        if (value != null) {
          copy.own(original.shape().name(slot), value);
        }
      }
      return copy;
    }
  }
}
