package io.jacquard.graph;

import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.osp.access.AccessRules;
import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of work notes about one object: what the store has ({@code inStore}, {@code stored})
 * beside what the call wants ({@code persistent}, access, ends). A commit makes the one the other.
 */
abstract sealed class ObjectState {
  final ObjectTable home;
  final String id;

  /** What the call wants: whether the object is kept. */
  boolean persistent;

  /** Whether the call took the object away; it is not found any more. */
  boolean gone;

  /** What the store has. The document is read late for edges met on a hop. */
  volatile boolean inStore;

  @Nullable Document stored;

  /** The attributes as they were decoded, where that is not what the document says. */
  @Nullable Map<String, @Nullable Object> baseline;

  @Nullable String owner;
  AccessLevel everybody = AccessLevel.NO_ACCESS;
  final Map<String, AccessLevel> roots = new LinkedHashMap<>();
  boolean accessChanged;

  /** What the class itself said of the object as it was read. */
  @Nullable AccessLevel levelAsRead;

  /** The state in the call that made this object, when it came here through a module global. */
  @Nullable ObjectState madeElsewhere;

  ObjectState(ObjectTable home, String id) {
    this.home = home;
    this.id = id;
  }

  abstract GraphObject object();

  abstract DocumentKey key();

  AccessRules.Grants grants() {
    return new AccessRules.Grants(everybody, roots);
  }

  /** Makes the object a kept one; false when it is one already. */
  boolean keep(String rootId) {
    if (persistent) {
      return false;
    }
    persistent = true;
    gone = false;
    if (owner == null) {
      owner = object().type() == OspTypes.ROOT ? id : rootId;
    }
    return true;
  }

  /** Takes the object away. */
  void remove() {
    persistent = false;
    gone = true;
  }

  /** A node: the edges that it got in this call, and those the store has once they are read. */
  static final class NodeState extends ObjectState {
    static final long UNREAD = -1;

    final NodeObject object;

    /** Edges connected in this call, in order; also those that later became stored. */
    final Set<EdgeState> local = new LinkedHashSet<>();

    @Nullable List<EdgeRef> outgoing;
    @Nullable List<EdgeRef> incoming;

    /** The version that the neighbourhood had before it was read. */
    long neighbourhood = UNREAD;

    /** Whether a stored edge was taken off. */
    boolean lostEdge;

    NodeState(ObjectTable home, String id, NodeObject object) {
      super(home, id);
      this.object = object;
    }

    @Override
    NodeObject object() {
      return object;
    }

    @Override
    DocumentKey key() {
      return DocumentKey.of(Collections.NODES, id);
    }

    boolean isRoot() {
      return object.type() == OspTypes.ROOT;
    }

    void setLinks(boolean out, List<EdgeRef> links) {
      if (out) {
        outgoing = links;
      } else {
        incoming = links;
      }
    }

    void forgetNeighbourhood() {
      outgoing = null;
      incoming = null;
      neighbourhood = UNREAD;
    }
  }

  /** An edge: its ends as the call wants them and as the store has them. */
  static final class EdgeState extends ObjectState {
    final EdgeObject object;
    @Nullable EdgeRef ends;
    @Nullable EdgeRef storedEnds;

    /** Edges met on the same hop; one query reads them all. */
    List<EdgeState> companions = new ArrayList<>();

    EdgeState(ObjectTable home, String id, EdgeObject object) {
      super(home, id);
      this.object = object;
    }

    @Override
    EdgeObject object() {
      return object;
    }

    /** The ends of an edge that is connected. */
    EdgeRef ends() {
      EdgeRef connected = ends;
      if (connected == null) {
        throw new IllegalStateException("the edge " + id + " is kept without being connected");
      }
      return connected;
    }

    @Override
    DocumentKey key() {
      return DocumentKey.of(Collections.EDGES, id);
    }
  }
}
