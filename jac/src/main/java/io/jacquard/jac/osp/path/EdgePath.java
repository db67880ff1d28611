package io.jacquard.jac.osp.path;

import io.jacquard.jac.osp.Osp;
import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.execution.Execution;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Follows the hops of an edge reference, one question to the graph per hop. */
public final class EdgePath {
  private EdgePath() {}

  /** The nodes at the far end, each once. */
  public static PyList nodes(Object origin, List<Hop> hops) {
    return PyList.copyOf(far(links(origin, hops)));
  }

  /** The edges of the last hop, each once. */
  public static PyList edges(Object origin, List<Hop> hops) {
    Set<EdgeObject> found = new LinkedHashSet<>();
    links(origin, hops).forEach(link -> found.add(link.edge()));
    return PyList.copyOf(found);
  }

  /** The links of the last hop, each edge once. */
  public static List<Graph.Link> links(Object origin, List<Hop> hops) {
    List<Graph.Link> links = follow(origins(origin), hops.getFirst());
    for (Hop hop : hops.subList(1, hops.size())) {
      links = follow(far(links), hop);
    }
    return links;
  }

  /** The nodes that links lead to, each once. */
  private static List<NodeObject> far(List<Graph.Link> links) {
    if (links.size() <= 1) {
      return links.isEmpty() ? List.of() : List.of(links.getFirst().far());
    }
    Set<NodeObject> far = new LinkedHashSet<>();
    for (Graph.Link link : links) {
      far.add(link.far());
    }
    return List.copyOf(far);
  }

  private static List<Graph.Link> follow(List<NodeObject> from, Hop hop) {
    if (from.isEmpty()) {
      return List.of();
    }
    Graph.Pattern pattern =
        new Graph.Pattern(hop.direction(), hop.edge().typeNames(), hop.node().typeNames());
    List<Graph.Link> kept = new ArrayList<>();
    for (Graph.Link link : Execution.current().graph().follow(from, pattern)) {
      if (hop.edge().accepts(link.edge()) && hop.node().accepts(link.far())) {
        kept.add(link);
      }
    }
    return kept;
  }

  /** Nodes are followed from; an edge stands for the node that it leads to. */
  private static List<NodeObject> origins(Object origin) {
    if (origin instanceof NodeObject node) {
      return List.of(node);
    }
    Set<NodeObject> nodes = new LinkedHashSet<>();
    for (Object item : Osp.listed(origin)) {
      switch (item) {
        case NodeObject node -> nodes.add(node);
        case EdgeObject edge -> {
          Graph.Ends ends = Execution.current().graph().ends(edge);
          if (ends != null) {
            nodes.add(ends.target());
          }
        }
        default -> throw Osp.notInGraph(item);
      }
    }
    return List.copyOf(nodes);
  }
}
