package io.jacquard.graph;

import static io.jacquard.graph.ObjectState.NodeState.UNREAD;

import io.jacquard.graph.ObjectState.EdgeState;
import io.jacquard.graph.ObjectState.NodeState;
import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.osp.graph.Graph.Direction;
import io.jacquard.jac.runtime.execution.Limit;
import io.jacquard.store.CommitResult;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Expect;
import io.jacquard.store.Guard;
import io.jacquard.store.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the store to what the call wants. Guards: what is written, by the version read; every
 * neighbourhood that was read, by its version; the ends of new edges, by being there. Each edge put
 * or taken off moves the neighbourhood versions of its ends.
 */
final class Commit {
  private final DocumentStore store;
  private final GraphLimits limits;
  private final ObjectTable objects;
  private final Neighbourhoods neighbourhoods;
  private final List<Write> enlisted = new ArrayList<>();
  private boolean happened;
  private long documents;
  private long bytes;

  Commit(
      DocumentStore store, GraphLimits limits, ObjectTable objects, Neighbourhoods neighbourhoods) {
    this.store = store;
    this.limits = limits;
    this.objects = objects;
    this.neighbourhoods = neighbourhoods;
  }

  boolean happened() {
    return happened;
  }

  void enlist(Write write) {
    enlisted.add(write);
  }

  void run() {
    removeLonelyNodes();
    Plan plan = new Plan();
    for (ObjectState state : List.copyOf(objects.all())) {
      plan.add(state);
    }
    List<Write> writes = plan.writes();
    if (writes.isEmpty()) {
      return;
    }
    requireFew(writes.size(), plan.bytes());
    switch (store.commit(writes, plan.guards())) {
      case CommitResult.Conflict(var documents) -> throw new ConflictException(documents);
      case CommitResult.Committed(long version) -> {
        happened = true;
        documents += writes.size();
        bytes += plan.bytes();
        enlisted.clear();
        plan.settle(version);
      }
    }
  }

  private void requireFew(long nextDocuments, long nextBytes) {
    if (documents + nextDocuments > limits.writes()) {
      throw GraphLimits.passed(Limit.WRITES, limits.writes(), "written documents");
    }
    if (bytes + nextBytes > limits.bytes()) {
      throw GraphLimits.passed(Limit.BYTES, limits.bytes(), "written bytes");
    }
  }

  /** A node that is no root and has no edge is not kept (3.10 of the language). */
  private void removeLonelyNodes() {
    List<NodeState> suspects = new ArrayList<>();
    for (ObjectState state : objects.all()) {
      if (state instanceof NodeState node
          && node.persistent
          && !node.isRoot()
          && (!node.inStore || node.lostEdge)) {
        suspects.add(node);
      }
    }
    neighbourhoods.read(suspects, Direction.ANY);
    for (NodeState node : suspects) {
      if (neighbourhoods.of(node, Direction.ANY).isEmpty()
          && (!node.inStore || objects.access().allows(node, AccessLevel.WRITE))) {
        node.persistent = false;
      }
    }
  }

  /** What one commit writes. */
  private final class Plan {
    private final Map<ObjectState, DocumentCodec.Change> changes = new LinkedHashMap<>();
    private final List<ObjectState> deletions = new ArrayList<>();
    private final Set<String> movedNodes = new LinkedHashSet<>();
    private final Set<String> requiredNodes = new LinkedHashSet<>();

    void add(ObjectState state) {
      if (state.persistent) {
        DocumentCodec.Change change = objects.codec().change(state);
        if (change != null) {
          requireWrite(state, change);
          changes.put(state, change);
        }
      } else if (state.inStore) {
        deletions.add(state);
      }
      if (state instanceof EdgeState edge) {
        addMoves(edge);
      }
    }

    private void requireWrite(ObjectState state, DocumentCodec.Change change) {
      if (change.fieldsChanged()) {
        objects.access().require(AccessLevel.WRITE, "change", state);
      }
    }

    private void addMoves(EdgeState edge) {
      EdgeRef before = edge.inStore ? edge.storedEnds : null;
      EdgeRef after = edge.persistent ? edge.ends : null;
      if (before != null && !before.equals(after)) {
        movedNodes.add(before.source());
        movedNodes.add(before.target());
      }
      if (after != null && !after.equals(before)) {
        for (String end : List.of(after.source(), after.target())) {
          movedNodes.add(end);
          requiredNodes.add(end);
        }
      }
    }

    List<Write> writes() {
      List<Write> writes = new ArrayList<>(enlisted);
      changes.values().forEach(change -> writes.add(change.write()));
      for (ObjectState state : deletions) {
        writes.add(
            state.stored == null
                ? new Write.Delete(state.key(), Expect.Existence.PRESENT)
                : Write.delete(state.stored));
        if (state instanceof NodeState) {
          writes.add(Write.delete(Collections.neighbourhood(state.id)));
        }
      }
      for (String node : movedNodes) {
        ObjectState state = objects.knownOrNull(node);
        if (state == null || (state.inStore && state.persistent)) {
          writes.add(Write.bump(Collections.neighbourhood(node)));
        }
      }
      return writes;
    }

    long bytes() {
      return changes.values().stream().mapToLong(change -> change.body().size()).sum();
    }

    List<Guard> guards() {
      List<Guard> guards = new ArrayList<>();
      for (ObjectState state : objects.all()) {
        if (state instanceof NodeState node && node.inStore && node.neighbourhood != UNREAD) {
          guards.add(Guard.version(Collections.neighbourhood(node.id), node.neighbourhood));
        }
      }
      for (String node : requiredNodes) {
        ObjectState state = objects.known(node);
        if (state.inStore && !changes.containsKey(state)) {
          guards.add(Guard.present(state.key()));
        }
      }
      return guards;
    }

    /** Notes that the store is as the call wanted. */
    void settle(long version) {
      changes.forEach((state, change) -> {
        state.stored = new Document(state.key(), version, change.body(), null);
        state.baseline = change.baseline();
        state.accessChanged = false;
        state.inStore = true;
        if (state.madeElsewhere != null) {
          state.madeElsewhere.inStore = true;
        }
        if (state instanceof EdgeState edge) {
          edge.storedEnds = edge.ends;
        }
      });
      for (ObjectState state : deletions) {
        state.inStore = false;
        state.stored = null;
        switch (state) {
          case NodeState node -> node.forgetNeighbourhood();
          case EdgeState edge -> edge.storedEnds = null;
        }
      }
      for (String id : movedNodes) {
        if (objects.knownOrNull(id) instanceof NodeState node && node.neighbourhood != UNREAD) {
          node.neighbourhood = version;
        }
      }
      for (ObjectState state : objects.all()) {
        if (state instanceof NodeState node) {
          node.lostEdge = false;
        }
      }
    }
  }
}
