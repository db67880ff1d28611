package io.jacquard.jac.osp.graph;

import io.jacquard.jac.runtime.execution.Execution;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of a graph around a node that {@code printgraph} draws. */
public final class GraphView {
  private static final int UNLIMITED = -1;

  private final Request request;
  private final Graph graph = Execution.current().graph();
  private final Map<NodeObject, Integer> numbers = new HashMap<>();
  private final Map<NodeObject, Integer> depths = new LinkedHashMap<>();
  private final Set<EdgeObject> seen = new HashSet<>();
  private final List<Drawn> edges = new ArrayList<>();
  private int entered;

  /**
   * What to draw.
   *
   * @param depth hops from the start; -1 for no limit
   * @param outOnly follows edges forwards only
   * @param omitted names of edge classes that are left out
   * @param breadthFirst else depth first
   * @param nodeLimit at the node of this number, and behind it, nothing is drawn any more
   */
  public record Request(
      NodeObject start,
      int depth,
      boolean outOnly,
      Set<String> omitted,
      boolean breadthFirst,
      int edgeLimit,
      int nodeLimit) {}

  /** An edge between two drawn nodes, by their numbers. */
  record Drawn(int source, int target, EdgeObject edge) {}

  public GraphView(Request request) {
    this.request = request;
    number(request.start(), 0);
    Deque<Iterator<Graph.Link>> pending = new ArrayDeque<>();
    pending.add(links(request.start()));
    while (!pending.isEmpty()) {
      Iterator<Graph.Link> links = request.breadthFirst() ? pending.getFirst() : pending.getLast();
      if (!links.hasNext()) {
        pending.remove(links);
      } else {
        NodeObject found = follow(links.next());
        if (found != null) {
          pending.add(links(found));
        }
      }
    }
  }

  /** Nodes by number, each with its distance from the start. */
  Map<NodeObject, Integer> nodes() {
    return depths;
  }

  List<Drawn> edges() {
    return edges;
  }

  /** Draws the edge of a link; answers the node behind it when that is new. */
  private @Nullable NodeObject follow(Graph.Link link) {
    Graph.Ends ends = graph.ends(link.edge());
    if (ends == null || seen.contains(link.edge())) {
      return null;
    }
    Integer known = depths.get(link.far());
    if (known != null) {
      depths.merge(link.origin(), known + 1, Math::min);
    }
    int depth = depths.getOrDefault(link.origin(), 0);
    int nearest = known == null ? depth : Math.min(depth, known);
    if (full() || (request.depth() != UNLIMITED && nearest >= request.depth())) {
      return null;
    }
    seen.add(link.edge());
    if (known == null) {
      number(link.far(), depth + 1);
    }
    int source = numbers.getOrDefault(ends.source(), 0);
    int target = numbers.getOrDefault(ends.target(), 0);
    edges.add(new Drawn(source, target, link.edge()));
    return known == null ? link.far() : null;
  }

  private boolean full() {
    return entered >= request.nodeLimit() || edges.size() >= request.edgeLimit();
  }

  private void number(NodeObject node, int depth) {
    numbers.put(node, numbers.size());
    depths.put(node, depth);
  }

  /** The links of a node, looked for once it is entered. */
  private Iterator<Graph.Link> links(NodeObject node) {
    return new Iterator<>() {
      private @Nullable Iterator<Graph.Link> links;

      @Override
      public boolean hasNext() {
        return started().hasNext();
      }

      @Override
      public Graph.Link next() {
        return started().next();
      }

      private Iterator<Graph.Link> started() {
        Iterator<Graph.Link> known = links;
        if (known == null) {
          known = expand(node).iterator();
          links = known;
        }
        return known;
      }
    };
  }

  private List<Graph.Link> expand(NodeObject node) {
    entered++;
    Graph.Direction direction = request.outOnly() ? Graph.Direction.OUT : Graph.Direction.ANY;
    return graph.follow(List.of(node), new Graph.Pattern(direction, null, null)).stream()
        .filter(link -> !request.omitted().contains(link.edge().type().name()))
        .toList();
  }
}
