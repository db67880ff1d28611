package io.jacquard.graph;

import static io.jacquard.graph.ObjectState.NodeState.UNREAD;

import io.jacquard.graph.ObjectState.EdgeState;
import io.jacquard.graph.ObjectState.NodeState;
import io.jacquard.jac.osp.graph.Graph.Direction;
import io.jacquard.jac.runtime.execution.Limit;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.IndexEntry;
import io.jacquard.store.TooManyEntriesException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which edges nodes have: those of the store, read by one scan for all nodes asked about that no
 * call read at this version before, with what this call connected and took off. The version of a
 * neighbourhood is read before its edges, so that a guard on it can only be too careful.
 */
final class Neighbourhoods {
  private final DocumentStore store;
  private final GraphLimits limits;
  private final ObjectTable objects;
  private final LinkCache links;

  Neighbourhoods(DocumentStore store, GraphLimits limits, ObjectTable objects, LinkCache links) {
    this.store = store;
    this.limits = limits;
    this.objects = objects;
    this.links = links;
  }

  /** Reads what is not read yet of the edges of some nodes. */
  void read(Collection<NodeState> nodes, Direction direction) {
    List<NodeState> outgoing = new ArrayList<>();
    List<NodeState> incoming = new ArrayList<>();
    for (NodeState node : nodes) {
      if (node.inStore && direction != Direction.IN && node.outgoing == null) {
        outgoing.add(node);
      }
      if (node.inStore && direction != Direction.OUT && node.incoming == null) {
        incoming.add(node);
      }
    }
    if (!outgoing.isEmpty() || !incoming.isEmpty()) {
      readVersions(outgoing, incoming);
      readLinks(outgoing, true);
      readLinks(incoming, false);
    }
  }

  private void readVersions(List<NodeState> outgoing, List<NodeState> incoming) {
    Map<String, NodeState> unread = new LinkedHashMap<>();
    for (List<NodeState> nodes : List.of(outgoing, incoming)) {
      for (NodeState node : nodes) {
        if (node.neighbourhood == UNREAD) {
          unread.put(node.id, node);
        }
      }
    }
    if (!unread.isEmpty()) {
      Map<String, Document> versions = store.getAll(Collections.NEIGHBOURHOODS, unread.keySet());
      unread.forEach((id, node) -> {
        Document version = versions.get(id);
        node.neighbourhood = version == null ? 0 : version.version();
      });
    }
  }

  private void readLinks(List<NodeState> nodes, boolean outgoing) {
    List<NodeState> unknown = new ArrayList<>();
    int count = 0;
    for (NodeState node : nodes) {
      List<EdgeRef> kept = links.find(node.id, outgoing, node.neighbourhood);
      if (kept == null) {
        unknown.add(node);
      } else {
        node.setLinks(outgoing, kept);
        count += kept.size();
      }
    }
    List<List<IndexEntry>> found = scan(unknown, outgoing);
    for (int i = 0; i < unknown.size(); i++) {
      NodeState node = unknown.get(i);
      List<EdgeRef> edges =
          found.get(i).stream().flatMap(entry -> read(node.id, outgoing, entry)).toList();
      links.keep(node.id, outgoing, node.neighbourhood, edges);
      node.setLinks(outgoing, edges);
      count += edges.size();
    }
    if (count > limits.links()) {
      throw tooManyLinks();
    }
  }

  private static Stream<EdgeRef> read(String node, boolean outgoing, IndexEntry entry) {
    try {
      return Stream.of(EdgeRef.of(node, outgoing, entry));
    } catch (IllegalStateException e) {
      Unreadable.report(
          DocumentKey.of(Collections.EDGES, entry.id()), String.valueOf(e.getMessage()));
      return Stream.empty();
    }
  }

  private JacError tooManyLinks() {
    return GraphLimits.passed(Limit.LINKS, limits.links(), "edges in one hop");
  }

  private List<List<IndexEntry>> scan(List<NodeState> nodes, boolean outgoing) {
    if (nodes.isEmpty()) {
      return List.of();
    }
    try {
      return store.scanEach(
          Collections.EDGES,
          outgoing ? Collections.BY_SOURCE : Collections.BY_TARGET,
          nodes.stream().map(node -> List.of(node.id)).toList(),
          limits.links());
    } catch (TooManyEntriesException _) {
      throw tooManyLinks();
    }
  }

  /** The edges of a node as this call sees them, in order of creation; read before. */
  Collection<EdgeRef> of(NodeState node, Direction direction) {
    List<EdgeRef> stored = stored(node, direction);
    if (stored.isEmpty()) {
      return connectedHere(node, direction);
    }
    if (node.local.isEmpty() && direction != Direction.ANY) {
      return unchanged(stored);
    }
    Map<String, EdgeRef> edges = new LinkedHashMap<>();
    for (EdgeRef ref : unchanged(stored)) {
      edges.put(ref.id(), ref);
    }
    for (EdgeRef ref : connectedHere(node, direction)) {
      edges.putIfAbsent(ref.id(), ref);
    }
    return edges.values();
  }

  private List<EdgeRef> unchanged(List<EdgeRef> stored) {
    List<EdgeRef> edges = new ArrayList<>(stored.size());
    for (EdgeRef ref : stored) {
      if (!changedHere(ref)) {
        edges.add(ref);
      }
    }
    return edges;
  }

  private static List<EdgeRef> connectedHere(NodeState node, Direction direction) {
    List<EdgeRef> edges = new ArrayList<>();
    for (EdgeState edge : node.local) {
      EdgeRef ends = edge.ends;
      if (ends != null && points(ends, node.id, direction)) {
        edges.add(ends);
      }
    }
    return edges;
  }

  private static List<EdgeRef> stored(NodeState node, Direction direction) {
    List<EdgeRef> outgoing = node.outgoing == null ? List.of() : node.outgoing;
    List<EdgeRef> incoming = node.incoming == null ? List.of() : node.incoming;
    return switch (direction) {
      case OUT -> outgoing;
      case IN -> incoming;
      case ANY -> {
        List<EdgeRef> both = new ArrayList<>(outgoing);
        both.addAll(incoming);
        both.sort(Comparator.comparing(EdgeRef::id));
        yield both;
      }
    };
  }

  private boolean changedHere(EdgeRef stored) {
    return objects.knownOrNull(stored.id()) instanceof EdgeState edge && !stored.equals(edge.ends);
  }

  private static boolean points(EdgeRef ends, String node, Direction direction) {
    return (direction != Direction.IN && ends.source().equals(node))
        || (direction != Direction.OUT && ends.target().equals(node));
  }
}
