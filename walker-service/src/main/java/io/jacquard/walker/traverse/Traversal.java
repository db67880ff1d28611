package io.jacquard.walker.traverse;

import io.jacquard.graph.UnitOfWork;
import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.type.Shape;
import io.jacquard.walker.call.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Walks breadth first from a node or an edge, in both directions, over what the caller may read.
 * What does not match the types asked for is neither listed nor passed; the source is always
 * passed.
 */
final class Traversal {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Graph.Pattern ANY = new Graph.Pattern(Graph.Direction.ANY, null, null);

  private final UnitOfWork graph;
  private final TraverseQuery query;
  private final int most;
  private final Set<NodeObject> metNodes = new LinkedHashSet<>();
  private final Set<EdgeObject> metEdges = new LinkedHashSet<>();
  private final PyList nodes = new PyList();
  private final PyList edges = new PyList();
  private long listed;

  private Traversal(UnitOfWork graph, TraverseQuery query, int most) {
    this.graph = graph;
    this.query = query;
    this.most = most;
  }

  /**
   * The answer: {@code edges}, {@code nodes}, and {@code next}, the offset to go on with, where
   * there is more.
   *
   * @param most nodes and edges that may be met
   */
  static PyDict of(UnitOfWork graph, TraverseQuery query, int most) {
    return new Traversal(graph, query, most).run();
  }

  private PyDict run() {
    List<NodeObject> layer = new ArrayList<>();
    long step = 0;
    switch (source()) {
      case NodeObject node -> {
        metNodes.add(node);
        layer.add(node);
      }
      case EdgeObject edge -> {
        meet(edge);
        step = 1;
        ends(edge, layer);
      }
    }
    while (!layer.isEmpty() && step <= query.depth()) {
      layer = pass(layer, step);
      step += 2;
    }
    PyDict answer = new PyDict();
    answer.put("edges", edges);
    answer.put("nodes", nodes);
    if (listed > query.offset() + query.limit()) {
      answer.put("next", query.offset() + query.limit());
    }
    return answer;
  }

  private GraphObject source() {
    String written = query.source();
    String id = written.replace("-", "").toLowerCase(Locale.ROOT);
    if (!written.equals("root") && !ID.matcher(id).matches()) {
      throw Refusal.malformed("source is no id: " + written).thrown();
    }
    GraphObject found = graph.find(written.equals("root") ? written : id);
    if (found == null) {
      throw Refusal.notFound("there is no source " + written).thrown();
    }
    return found;
  }

  private void ends(EdgeObject edge, List<NodeObject> layer) {
    Graph.Ends ends = graph.ends(edge);
    if (ends != null) {
      for (NodeObject end : List.of(ends.source(), ends.target())) {
        if (graph.level(end).allows(AccessLevel.READ) && query.wantsNode(end.type())) {
          meet(end, layer);
        }
      }
    }
  }

  /** Lists the nodes of a layer and the edges beyond them; the nodes after those. */
  private List<NodeObject> pass(List<NodeObject> layer, long step) {
    List<Graph.Link> links =
        graph.follow(layer, ANY).stream()
            .filter(link -> query.wantsEdge(link.edge().type()))
            .toList();
    for (NodeObject node : layer) {
      list(node, links);
    }
    List<NodeObject> next = new ArrayList<>();
    if (step + 1 <= query.depth()) {
      for (Graph.Link link : links) {
        meet(link.edge());
        if (step + 2 <= query.depth() && query.wantsNode(link.far().type())) {
          meet(link.far(), next);
        }
      }
    }
    return next;
  }

  private void meet(NodeObject node, List<NodeObject> layer) {
    if (metNodes.add(node)) {
      requireFew();
      layer.add(node);
    }
  }

  private void meet(EdgeObject edge) {
    if (query.wantsEdge(edge.type()) && metEdges.add(edge)) {
      requireFew();
      Graph.Ends ends = graph.ends(edge);
      if (ends != null && isOnPage()) {
        PyDict item = item(edge);
        item.put("source", graph.id(ends.source()));
        item.put("target", graph.id(ends.target()));
        addContext(edge, item);
        edges.append(item);
      }
    }
  }

  private void requireFew() {
    if (metNodes.size() + metEdges.size() > most) {
      throw Refusal.tooMuch(
              "the traversal meets more than %,d nodes and edges; ask for less depth"
                  .formatted(most))
          .thrown();
    }
  }

  private void list(NodeObject node, List<Graph.Link> links) {
    if (query.wantsNode(node.type()) && isOnPage()) {
      PyList ids = new PyList();
      links.stream()
          .filter(link -> node.equals(link.origin()))
          .forEach(link -> ids.append(graph.id(link.edge())));
      PyDict item = item(node);
      item.put("edges", ids);
      addContext(node, item);
      nodes.append(item);
    }
  }

  private boolean isOnPage() {
    long position = listed++;
    return position >= query.offset() && position - query.offset() < query.limit();
  }

  private PyDict item(GraphObject object) {
    PyDict item = new PyDict();
    item.put("id", graph.id(object));
    return item;
  }

  private void addContext(GraphObject object, PyDict item) {
    if (query.detailed()) {
      PyDict context = new PyDict();
      Shape shape = object.loadedShape();
      for (int slot = 0; slot < shape.size(); slot++) {
        Object value = object.slot(slot);
        if (value != null) {
          context.put(shape.name(slot), value);
        }
      }
      item.put("type", object.type().name());
      item.put("context", context);
    }
  }
}
