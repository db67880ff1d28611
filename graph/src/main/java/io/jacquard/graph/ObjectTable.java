package io.jacquard.graph;

import io.jacquard.graph.ObjectState.EdgeState;
import io.jacquard.graph.ObjectState.NodeState;
import io.jacquard.graph.type.Types;
import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.runtime.execution.Limit;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Ids;
import io.jacquard.store.Write;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of one unit of work, one for each id, read from the store as they are asked for. */
final class ObjectTable {
  private final DocumentStore store;
  private final GraphLimits limits;
  private final Types types;
  private final DocumentCodec codec;
  private final Access access;
  private final Map<String, ObjectState> byId = new LinkedHashMap<>();

  /** Objects that another unit of work anchored: they came here through a module global. */
  private final IdentityHashMap<GraphObject, ObjectState> foreign = new IdentityHashMap<>();

  ObjectTable(DocumentStore store, GraphLimits limits, Types types, String rootId) {
    this.store = store;
    this.limits = limits;
    this.types = types;
    this.codec = new DocumentCodec(this, types);
    this.access = new Access(this, rootId);
  }

  /** Who the call acts for, and what it may do. */
  Access access() {
    return access;
  }

  Types types() {
    return types;
  }

  DocumentCodec codec() {
    return codec;
  }

  /** All states, in the order in which they were met. */
  Collection<ObjectState> all() {
    return byId.values();
  }

  NodeState state(NodeObject node) {
    return (NodeState) stateOf(node);
  }

  EdgeState state(EdgeObject edge) {
    return (EdgeState) stateOf(edge);
  }

  ObjectState stateOf(GraphObject object) {
    if (object.anchor() instanceof ObjectState known) {
      return known.home == this ? known : ofElsewhere(object, known);
    }
    ObjectState state = fresh(object, Ids.next());
    object.anchor(state);
    return state;
  }

  private ObjectState fresh(GraphObject object, String id) {
    return register(
        switch (object) {
          case NodeObject node -> new NodeState(this, id, node);
          case EdgeObject edge -> new EdgeState(this, id, edge);
        });
  }

  private <S extends ObjectState> S register(S state) {
    if (byId.size() >= limits.objects()) {
      throw GraphLimits.passed(Limit.OBJECTS, limits.objects(), "nodes and edges");
    }
    byId.put(state.id, state);
    return state;
  }

  private ObjectState ofElsewhere(GraphObject object, ObjectState known) {
    ObjectState mine = foreign.get(object);
    if (mine == null) {
      mine = known.inStore ? find(known.id) : null;
      if (mine == null) {
        mine = adopt(known);
      }
      foreign.put(object, mine);
    }
    return mine;
  }

  /** Takes over an object that is not stored, with all that hangs on it. */
  private ObjectState adopt(ObjectState origin) {
    Deque<ObjectState> open = new ArrayDeque<>();
    ObjectState result = copy(origin, open);
    while (!open.isEmpty()) {
      switch (open.remove()) {
        case NodeState node -> {
          NodeState mine = (NodeState) copy(node, open);
          node.local.forEach(edge -> mine.local.add((EdgeState) copy(edge, open)));
        }
        case EdgeState edge -> {
          EdgeRef ends = edge.ends;
          if (ends != null) {
            copy(edge.home.known(ends.source()), open);
            copy(edge.home.known(ends.target()), open);
          }
        }
      }
    }
    return result;
  }

  private ObjectState copy(ObjectState origin, Deque<ObjectState> open) {
    ObjectState known = byId.get(origin.id);
    if (known != null) {
      return known;
    }
    ObjectState mine = fresh(origin.object(), origin.id);
    mine.madeElsewhere = origin;
    foreign.put(origin.object(), mine);
    if (mine instanceof EdgeState edge && origin instanceof EdgeState from) {
      edge.ends = from.ends;
    }
    open.add(origin);
    return mine;
  }

  /** The state of an id that was met in this call. */
  ObjectState known(String id) {
    ObjectState state = byId.get(id);
    if (state == null) {
      throw new IllegalStateException("no object " + id + " was met");
    }
    return state;
  }

  @Nullable ObjectState knownOrNull(String id) {
    return byId.get(id);
  }

  /** The object of an id, from this call or from the store; {@code null} when there is none. */
  @Nullable ObjectState find(String id) {
    ObjectState known = byId.get(id);
    if (known != null) {
      return known.gone ? null : known;
    }
    Document node = store.get(DocumentKey.of(Collections.NODES, id)).orElse(null);
    if (node != null) {
      return readable(node, node(node));
    }
    Document edge = store.get(DocumentKey.of(Collections.EDGES, id)).orElse(null);
    return edge == null ? null : readable(edge, edge(edge));
  }

  private static ObjectState readable(Document document, @Nullable ObjectState state) {
    if (state == null) {
      throw Unreadable.error(document.key(), "asked for by its id");
    }
    return state;
  }

  /** Reads those of the nodes that were not met yet, in one query. */
  void loadNodes(Collection<String> ids) {
    List<String> unknown = unknown(ids);
    if (!unknown.isEmpty()) {
      store.getAll(Collections.NODES, unknown).values().forEach(this::node);
    }
  }

  /** Reads those of the edges that were not met yet, in one query. */
  void loadEdges(Collection<String> ids) {
    List<String> unknown = unknown(ids);
    if (!unknown.isEmpty()) {
      store.getAll(Collections.EDGES, unknown).values().forEach(this::edge);
    }
  }

  private List<String> unknown(Collection<String> ids) {
    List<String> unknown = new ArrayList<>();
    for (String id : ids) {
      if (!byId.containsKey(id)) {
        unknown.add(id);
      }
    }
    return unknown;
  }

  /** The node of an id unless it does not exist or was taken away. */
  @Nullable NodeState node(String id) {
    ObjectState known = byId.get(id);
    if (known == null) {
      loadNodes(List.of(id));
      known = byId.get(id);
    }
    return known instanceof NodeState node && !node.gone ? node : null;
  }

  /**
   * The state of a stored node; {@code null}, and reported, when the document is none of a node.
   */
  private @Nullable NodeState node(Document document) {
    NodeState state =
        Unreadable.orNull(
            document,
            () -> {
              PyType type = types.node(document.text(Collections.TYPE));
              NodeObject object = new NodeObject(type, this::read);
              NodeState read = new NodeState(this, document.id(), object);
              codec.readHead(read, document);
              object.anchor(read);
              return read;
            });
    return state == null ? null : register(state);
  }

  /** The root node of a root id; made in the store when it is not there. */
  NodeState root(String id) {
    NodeState known = node(id);
    if (known == null) {
      store.commit(Write.insert(DocumentKey.of(Collections.NODES, id), codec.newRoot(id)));
      known = node(id);
    }
    if (known == null) {
      throw new IllegalStateException("the root " + id + " vanished");
    }
    return known;
  }

  /** The edge that an index told of; its document is read when it is needed. */
  EdgeState edge(EdgeRef ref) {
    ObjectState known = byId.get(ref.id());
    return known != null ? (EdgeState) known : edge(ref, types.edge(ref.type()));
  }

  private @Nullable EdgeState edge(Document document) {
    EdgeState state =
        Unreadable.orNull(
            document,
            () -> {
              EdgeRef ref = EdgeRef.of(document);
              EdgeState read = unregistered(ref, types.edge(ref.type()));
              codec.readHead(read, document);
              return read;
            });
    return state == null ? null : register(state);
  }

  private EdgeState edge(EdgeRef ref, PyType type) {
    return register(unregistered(ref, type));
  }

  private EdgeState unregistered(EdgeRef ref, PyType type) {
    EdgeObject object = new EdgeObject(type, this::read);
    EdgeState state = new EdgeState(this, ref.id(), object);
    object.anchor(state);
    state.ends = ref;
    state.storedEnds = ref;
    state.inStore = true;
    state.persistent = true;
    return state;
  }

  /** Makes sure that the document behind a state was read. */
  void load(ObjectState state) {
    if (state.inStore && state.stored == null && state instanceof EdgeState edge) {
      Map<String, EdgeState> unread = new LinkedHashMap<>();
      unread.put(edge.id, edge);
      for (EdgeState companion : edge.companions) {
        if (companion.inStore && companion.stored == null) {
          unread.put(companion.id, companion);
        }
      }
      store
          .getAll(Collections.EDGES, unread.keySet())
          .forEach((id, document) -> readHead(unread, id, document));
      edge.companions = List.of();
      if (edge.stored == null) {
        throw new ConflictException(List.of(edge.key())); // taken off since the hop
      }
    }
  }

  private void readHead(Map<String, EdgeState> unread, String id, Document document) {
    EdgeState state = unread.get(id);
    if (state != null) {
      codec.readHead(state, document);
    }
  }

  /** Sets the attributes of an object that came from the store; called at their first use. */
  private void read(GraphObject object) {
    synchronized (this) {
      ObjectState state = stateOf(object);
      load(state);
      codec.readFields(state);
      access.note(state);
      access.requireRead(state);
    }
  }
}
