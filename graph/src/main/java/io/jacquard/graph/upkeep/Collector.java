package io.jacquard.graph.upkeep;

import io.jacquard.graph.Collections;
import io.jacquard.graph.EdgeRef;
import io.jacquard.store.CommitResult;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Guard;
import io.jacquard.store.IndexEntry;
import io.jacquard.store.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes what no root leads to, and edges without an end, also while servers work on the same
 * store. What hangs together goes in one commit, which relies on nothing of it having changed since
 * it was looked at; what somebody takes up meanwhile stays.
 */
final class Collector {
  private static final int AT_ONCE = 500;
  private static final int MOST_EDGES = 10_000_000;

  private final DocumentStore store;

  Collector(DocumentStore store) {
    this.store = store;
  }

  /** Removes what a check found; what was missed is found by the next. */
  Collected run(GraphCheck.Findings findings) {
    Collected collected = removeDangling(findings.dangling());
    if (findings.unreachable().isEmpty()) {
      return collected;
    }
    Set<String> candidates = new HashSet<>(findings.unreachable());
    Map<String, Document> versions = store.getAll(Collections.NEIGHBOURHOODS, candidates);
    Map<String, Document> nodes = store.getAll(Collections.NODES, candidates);
    Components components = new Components();
    candidates.forEach(components::add);
    Set<String> takenUp = new HashSet<>();
    Map<String, Set<String>> edges = edges(candidates, components, takenUp);
    for (List<String> group : components.groups()) {
      collected =
          group.stream().anyMatch(takenUp::contains)
              ? collected.plus(0, 0, group.size())
              : collected.plus(remove(group, nodes, versions, edges));
    }
    return collected;
  }

  /** Of each node its edges; nodes that hang together are joined, those with others noted. */
  private Map<String, Set<String>> edges(
      Set<String> candidates, Components components, Set<String> takenUp) {
    Map<String, Set<String>> edges = new HashMap<>();
    List<String> ids = List.copyOf(candidates);
    for (int start = 0; start < ids.size(); start += AT_ONCE) {
      List<String> some = ids.subList(start, Math.min(ids.size(), start + AT_ONCE));
      for (boolean outgoing : new boolean[] {true, false}) {
        for (EdgeRef edge : edges(some, outgoing)) {
          String node = outgoing ? edge.source() : edge.target();
          edges.computeIfAbsent(node, _ -> new HashSet<>()).add(edge.id());
          if (!components.join(edge.source(), edge.target())) {
            takenUp.add(node);
          }
        }
      }
    }
    return edges;
  }

  private List<EdgeRef> edges(List<String> nodes, boolean outgoing) {
    List<List<IndexEntry>> found =
        store.scanEach(
            Collections.EDGES,
            outgoing ? Collections.BY_SOURCE : Collections.BY_TARGET,
            nodes.stream().map(List::of).toList(),
            MOST_EDGES);
    List<EdgeRef> edges = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (IndexEntry entry : found.get(i)) {
        edges.add(EdgeRef.of(nodes.get(i), outgoing, entry));
      }
    }
    return edges;
  }

  private Collected remove(
      List<String> group,
      Map<String, Document> nodes,
      Map<String, Document> versions,
      Map<String, Set<String>> edges) {
    List<Write> writes = new ArrayList<>();
    List<Guard> guards = new ArrayList<>();
    Set<String> gone = new HashSet<>();
    for (String id : group) {
      Document node = nodes.get(id);
      if (node == null) {
        return new Collected(0, 0, group.size());
      }
      DocumentKey neighbourhood = Collections.neighbourhood(id);
      Document version = versions.get(id);
      writes.add(Write.delete(node));
      guards.add(Guard.version(neighbourhood, version == null ? 0 : version.version()));
      writes.add(Write.delete(neighbourhood));
      gone.addAll(edges.getOrDefault(id, Set.of()));
    }
    gone.forEach(edge -> writes.add(Write.delete(DocumentKey.of(Collections.EDGES, edge))));
    return store.commit(writes, guards) instanceof CommitResult.Committed
        ? new Collected(group.size(), gone.size(), 0)
        : new Collected(0, 0, group.size());
  }

  private Collected removeDangling(List<String> ids) {
    int removed = 0;
    for (Document edge : store.getAll(Collections.EDGES, ids).values()) {
      Set<String> known =
          store.getAll(Collections.NODES, StoredGraph.ends(edge.body()).toList()).keySet();
      if (known.size() < 2) {
        List<Write> writes = new ArrayList<>(List.of(Write.delete(edge)));
        known.forEach(end -> writes.add(Write.bump(Collections.neighbourhood(end))));
        if (store.commit(writes, List.of()) instanceof CommitResult.Committed) {
          removed++;
        }
      }
    }
    return new Collected(0, removed, 0);
  }
}
