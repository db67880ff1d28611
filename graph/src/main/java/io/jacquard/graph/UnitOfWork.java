package io.jacquard.graph;

import io.jacquard.graph.ObjectState.EdgeState;
import io.jacquard.graph.ObjectState.NodeState;
import io.jacquard.graph.type.Types;
import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.osp.access.AccessRules;
import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Write;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The graph for one call: reads through to the store, keeps one object for each id, holds every
 * change back until {@link #commit}, which writes all or nothing. Belongs to one call; its threads
 * may share it.
 */
public final class UnitOfWork implements Graph {
  private final ObjectTable objects;
  private final Neighbourhoods neighbourhoods;
  private final Access access;
  private final Commit commit;
  private final Owned owned;

  UnitOfWork(DocumentStore store, GraphLimits limits, LinkCache links, Types types, String rootId) {
    this.objects = new ObjectTable(store, limits, types, rootId);
    this.neighbourhoods = new Neighbourhoods(store, limits, objects, links);
    this.access = objects.access();
    this.commit = new Commit(store, limits, objects, neighbourhoods);
    this.owned = new Owned(store, objects);
  }

  /**
   * Makes everything done so far durable, or nothing of it.
   *
   * @throws ConflictException when others changed what this call relied on; the unit is of no
   *     further use
   * @throws io.jacquard.jac.runtime.failure.JacError when an attribute cannot be kept, or was
   *     changed without permission
   */
  @Override
  public void commit() {
    synchronized (objects) {
      commit.run();
    }
  }

  /** Whether something of this call is durable already, so that it cannot be run again. */
  public boolean committed() {
    synchronized (objects) {
      return commit.happened();
    }
  }

  /** Adds a document of the host to what the next commit writes. */
  public void enlist(Write write) {
    synchronized (objects) {
      commit.enlist(write);
    }
  }

  @Override
  public NodeObject root() {
    synchronized (objects) {
      return objects.root(access.rootId()).object;
    }
  }

  @Override
  public String id(GraphObject object) {
    synchronized (objects) {
      return objects.stateOf(object).id;
    }
  }

  @Override
  public @Nullable GraphObject find(String id) {
    synchronized (objects) {
      if (id.equals("root") || id.equals(access.rootId())) {
        return root();
      }
      ObjectState found = objects.find(id);
      if (found == null) {
        return null;
      }
      access.requireRead(found);
      return found.object();
    }
  }

  @Override
  public GraphObject here(GraphObject object) {
    synchronized (objects) {
      return objects.stateOf(object).object();
    }
  }

  @Override
  public boolean beganAsSystem() {
    return access.beganAsSystem();
  }

  @Override
  public List<Link> follow(List<NodeObject> origins, Pattern pattern) {
    synchronized (objects) {
      List<NodeState> nodes = new ArrayList<>(origins.size());
      for (NodeObject origin : origins) {
        nodes.add(objects.state(origin));
      }
      neighbourhoods.read(new LinkedHashSet<>(nodes), pattern.direction());
      Map<NodeState, List<EdgeRef>> edges = new LinkedHashMap<>();
      Set<String> far = new LinkedHashSet<>();
      for (NodeState node : nodes) {
        if (!edges.containsKey(node)) {
          List<EdgeRef> matching = matching(node, pattern);
          edges.put(node, matching);
          for (EdgeRef edge : matching) {
            far.add(edge.far(node.id));
          }
        }
      }
      objects.loadNodes(far);
      access.prepare(known(far));
      List<Link> links = new ArrayList<>();
      List<EdgeState> met = new ArrayList<>();
      for (NodeState node : nodes) {
        for (EdgeRef ref : edges.getOrDefault(node, List.of())) {
          NodeState end = objects.node(ref.far(node.id));
          if (end != null && access.allows(end, AccessLevel.READ)) {
            EdgeState edge = objects.edge(ref);
            met.add(edge);
            links.add(new Link(node.object, edge.object, end.object));
          }
        }
      }
      met.forEach(edge -> edge.companions = met);
      return links;
    }
  }

  private List<EdgeRef> matching(NodeState node, Pattern pattern) {
    List<EdgeRef> matching = new ArrayList<>();
    for (EdgeRef edge : neighbourhoods.of(node, pattern.direction())) {
      if ((pattern.edgeTypes() == null || matchesEdge(edge.type(), pattern.edgeTypes()))
          && (pattern.nodeTypes() == null
              || matchesNode(edge.farType(node.id), pattern.nodeTypes()))) {
        matching.add(edge);
      }
    }
    return matching;
  }

  /** Goes by what the class is called now: it may have been renamed. */
  private boolean matchesEdge(String type, Set<String> wanted) {
    return wanted.contains(type) || wanted.contains(objects.types().edge(type).qualifiedName());
  }

  private boolean matchesNode(String type, Set<String> wanted) {
    return wanted.contains(type) || wanted.contains(objects.types().node(type).qualifiedName());
  }

  private List<ObjectState> known(Set<String> ids) {
    List<ObjectState> states = new ArrayList<>();
    for (String id : ids) {
      ObjectState state = objects.knownOrNull(id);
      if (state != null) {
        states.add(state);
      }
    }
    return states;
  }

  @Override
  public void connect(NodeObject source, NodeObject target, EdgeObject edge, boolean undirected) {
    synchronized (objects) {
      NodeState from = objects.state(source);
      NodeState to = objects.state(target);
      if (!access.allows(from, AccessLevel.CONNECT) || !access.allows(to, AccessLevel.CONNECT)) {
        return;
      }
      EdgeState state = objects.state(edge);
      state.gone = false;
      state.ends =
          new EdgeRef(
              state.id,
              edge.type().qualifiedName(),
              from.id,
              source.type().qualifiedName(),
              to.id,
              target.type().qualifiedName(),
              undirected);
      from.local.add(state);
      to.local.add(state);
      if (from.persistent || to.persistent) {
        keep(state);
      }
    }
  }

  @Override
  public boolean disconnect(EdgeObject edge) {
    synchronized (objects) {
      EdgeState state = objects.state(edge);
      EdgeRef ends = state.ends;
      if (ends == null) {
        return false;
      }
      objects.loadNodes(List.of(ends.source(), ends.target()));
      if (!AccessRules.mayDetach(
          access.level(state), access.levelOf(ends.source()), access.levelOf(ends.target()))) {
        return false;
      }
      detach(state, ends);
      return true;
    }
  }

  private void detach(EdgeState edge, EdgeRef ends) {
    for (String end : List.of(ends.source(), ends.target())) {
      if (objects.knownOrNull(end) instanceof NodeState node) {
        node.local.remove(edge);
        node.lostEdge = true;
      }
    }
    edge.ends = null;
    edge.remove();
  }

  @Override
  public void delete(GraphObject object) {
    switch (object) {
      case EdgeObject edge -> disconnect(edge);
      case NodeObject node -> {
        synchronized (objects) {
          NodeState state = objects.state(node);
          if (access.allows(state, AccessLevel.WRITE)) {
            erase(state);
          }
        }
      }
    }
  }

  /** Takes a node off with its edges; a root only loses its edges. The count of removed objects. */
  private int erase(NodeState node) {
    neighbourhoods.read(List.of(node), Direction.ANY);
    List<EdgeRef> edges = List.copyOf(neighbourhoods.of(node, Direction.ANY));
    edges.forEach(ref -> detach(objects.edge(ref), ref));
    if (!node.isRoot()) {
      node.remove();
    }
    return edges.size() + (node.isRoot() ? 0 : 1);
  }

  @Override
  public void save(GraphObject object) {
    synchronized (objects) {
      keep(objects.stateOf(object));
    }
  }

  /** Makes an object persistent with everything unsaved that hangs on it. */
  private void keep(ObjectState first) {
    Deque<ObjectState> unsaved = new ArrayDeque<>();
    unsaved.add(first);
    while (!unsaved.isEmpty()) {
      ObjectState next = unsaved.remove();
      if (next.keep(access.rootId())) {
        switch (next) {
          case NodeState node -> unsaved.addAll(node.local);
          case EdgeState edge -> {
            EdgeRef ends = edge.ends;
            if (ends != null) {
              unsaved.add(objects.known(ends.source()));
              unsaved.add(objects.known(ends.target()));
            }
          }
        }
      }
    }
  }

  /** Takes an object off whatever it is, roots included; how many objects went with it. */
  int remove(String id) {
    synchronized (objects) {
      return switch (objects.find(id)) {
        case NodeState node -> {
          int count = erase(node);
          if (node.isRoot()) {
            node.remove();
            count++;
          }
          yield count;
        }
        case EdgeState edge when edge.ends != null -> {
          detach(edge, edge.ends());
          yield 1;
        }
        case EdgeState _ -> 0;
        case null -> 0;
      };
    }
  }

  @Override
  public int reset() {
    synchronized (objects) {
      int count = 0;
      for (ObjectState state : owned.by(access.rootId())) {
        count +=
            switch (state) {
              case NodeState node when node.persistent -> erase(node);
              case EdgeState edge when edge.ends != null -> {
                detach(edge, edge.ends());
                yield 1;
              }
              case NodeState _, EdgeState _ -> 0;
            };
      }
      return count;
    }
  }

  @Override
  public Iterable<NodeObject> allRoots() {
    return () -> owned.roots();
  }

  @Override
  public void grant(GraphObject object, AccessLevel level) {
    synchronized (objects) {
      writable(object).everybody = level;
    }
  }

  @Override
  public void allowRoot(GraphObject object, String rootId, AccessLevel level) {
    synchronized (objects) {
      writable(object).roots.put(rootId, level);
    }
  }

  @Override
  public void disallowRoot(GraphObject object, String rootId) {
    synchronized (objects) {
      writable(object).roots.remove(rootId);
    }
  }

  private ObjectState writable(GraphObject object) {
    ObjectState state = objects.stateOf(object);
    objects.load(state);
    access.require(AccessLevel.WRITE, "change who may reach", state);
    state.accessChanged = true;
    return state;
  }

  @Override
  public @Nullable Ends ends(EdgeObject edge) {
    synchronized (objects) {
      EdgeRef ends = objects.state(edge).ends;
      if (ends == null) {
        return null;
      }
      NodeState source = objects.node(ends.source());
      NodeState target = objects.node(ends.target());
      return source == null || target == null
          ? null
          : new Ends(source.object, target.object, ends.undirected());
    }
  }

  @Override
  public Facts facts(GraphObject object) {
    synchronized (objects) {
      ObjectState state = objects.stateOf(object);
      objects.load(state);
      return new Facts(state.persistent, state.owner, state.everybody);
    }
  }

  @Override
  public AccessLevel level(GraphObject object) {
    synchronized (objects) {
      return access.level(objects.stateOf(object));
    }
  }

  @Override
  public void actAs(NodeObject root) {
    synchronized (objects) {
      NodeState state = objects.state(root);
      access.actAs(state.id);
      keep(state);
    }
  }
}
