package io.jacquard.jac.osp.graph;

import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.osp.access.AccessRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The graph in memory, for tests and for programs that keep nothing: every rule of the real one
 * holds — persistence by reachability, owners, permissions — but a commit writes nowhere.
 */
public final class MemoryGraph implements Graph {
  private final Map<String, GraphObject> byId = new LinkedHashMap<>();
  private final NodeObject systemRoot;
  private NodeObject root;

  /** A graph that holds nothing but the system root, which it acts for. */
  public MemoryGraph() {
    systemRoot = new NodeObject(OspTypes.ROOT);
    root = systemRoot;
    ObjectRecord record = record(systemRoot);
    record.id = AccessRules.SYSTEM_ROOT;
    record.persistent = true;
    byId.put(record.id, systemRoot);
  }

  @Override
  public NodeObject root() {
    return root;
  }

  @Override
  public boolean beganAsSystem() {
    return true;
  }

  @Override
  public void actAs(NodeObject other) {
    save(other);
    root = other;
  }

  @Override
  public String id(GraphObject object) {
    ObjectRecord record = record(object);
    if (record.id.isEmpty()) {
      record.id = UUID.randomUUID().toString().replace("-", "");
      byId.put(record.id, object);
    }
    return record.id;
  }

  @Override
  public @Nullable GraphObject find(String id) {
    GraphObject found = id.equals("root") ? root : byId.get(id);
    if (found != null && !mayRead(found)) {
      throw AccessRules.denied(AccessLevel.READ, "reach", id);
    }
    return found;
  }

  @Override
  public List<Link> follow(List<NodeObject> origins, Pattern pattern) {
    List<Link> links = new ArrayList<>();
    for (NodeObject origin : origins) {
      for (EdgeObject edge : node(origin).edges) {
        NodeObject far = far(origin, edge(edge), pattern.direction());
        if (far != null
            && matches(edge, pattern.edgeTypes())
            && matches(far, pattern.nodeTypes())
            && level(far).allows(AccessLevel.READ)) {
          links.add(new Link(origin, edge, far));
        }
      }
    }
    return links;
  }

  @Override
  public void connect(NodeObject source, NodeObject target, EdgeObject edge, boolean undirected) {
    if (!level(source).allows(AccessLevel.CONNECT) || !level(target).allows(AccessLevel.CONNECT)) {
      return;
    }
    edge(edge).ends = new Ends(source, target, undirected);
    node(source).edges.add(edge);
    node(target).edges.add(edge);
    if (record(source).persistent || record(target).persistent) {
      save(edge);
    }
  }

  @Override
  public boolean disconnect(EdgeObject edge) {
    Ends ends = edge(edge).ends;
    if (ends == null
        || !AccessRules.mayDetach(level(edge), level(ends.source()), level(ends.target()))) {
      return false;
    }
    detach(edge, ends);
    return true;
  }

  @Override
  public void delete(GraphObject object) {
    switch (object) {
      case EdgeObject edge -> disconnect(edge);
      case NodeObject node -> {
        if (level(node).allows(AccessLevel.WRITE)) {
          remove(node);
        }
      }
    }
  }

  @Override
  public void save(GraphObject object) {
    Deque<GraphObject> unsaved = new ArrayDeque<>();
    unsaved.add(object);
    while (!unsaved.isEmpty()) {
      GraphObject next = unsaved.remove();
      ObjectRecord record = record(next);
      if (!record.persistent) {
        record.persistent = true;
        record.owner = id(next).equals(AccessRules.SYSTEM_ROOT) ? null : id(root);
        unsaved.addAll(neighbours(next));
      }
    }
  }

  @Override
  public void commit() {
    // what is done is done: there is no place beyond memory
  }

  @Override
  public int reset() {
    String owner = id(root);
    int count = 0;
    for (GraphObject object : List.copyOf(byId.values())) {
      ObjectRecord record = record(object);
      if (owner.equals(record.owner) && object.type() != OspTypes.ROOT) {
        count += erase(object);
      }
    }
    for (EdgeObject edge : List.copyOf(node(root).edges)) {
      detach(edge, connected(edge));
      count++;
    }
    return count;
  }

  @Override
  public Iterable<NodeObject> allRoots() {
    List<NodeObject> roots = new ArrayList<>();
    for (GraphObject object : byId.values()) {
      if (object instanceof NodeObject node && node.type() == OspTypes.ROOT) {
        roots.add(node);
      }
    }
    return roots;
  }

  @Override
  public void grant(GraphObject object, AccessLevel level) {
    requireWrite(object);
    record(object).everybody = level;
  }

  @Override
  public void allowRoot(GraphObject object, String rootId, AccessLevel level) {
    requireWrite(object);
    record(object).roots.put(rootId, level);
  }

  @Override
  public void disallowRoot(GraphObject object, String rootId) {
    requireWrite(object);
    record(object).roots.remove(rootId);
  }

  @Override
  public @Nullable Ends ends(EdgeObject edge) {
    return edge(edge).ends;
  }

  @Override
  public Facts facts(GraphObject object) {
    ObjectRecord record = record(object);
    return new Facts(record.persistent, record.owner, record.everybody);
  }

  @Override
  public AccessLevel level(GraphObject object) {
    ObjectRecord record = record(object);
    if (!record.persistent) {
      return AccessLevel.WRITE;
    }
    GraphObject owner = record.owner == null ? null : byId.get(record.owner);
    AccessRules.Grants ofOwner =
        owner == null ? AccessRules.Grants.NOTHING : record(owner).grants();
    return AccessRules.level(id(root), object, id(object), record.owner, record.grants(), ofOwner);
  }

  private void requireWrite(GraphObject object) {
    require(AccessLevel.WRITE, "change who may reach", object);
  }

  private void require(AccessLevel needed, String action, GraphObject object) {
    if (!level(object).allows(needed)) {
      throw AccessRules.denied(needed, action, id(object));
    }
  }

  private boolean mayRead(GraphObject object) {
    Ends ends = object instanceof EdgeObject edge ? edge(edge).ends : null;
    return ends == null
        ? level(object).allows(AccessLevel.READ)
        : AccessRules.mayReadEdge(level(object), level(ends.source()), level(ends.target()));
  }

  private void remove(NodeObject node) {
    for (EdgeObject edge : List.copyOf(node(node).edges)) {
      detach(edge, connected(edge));
    }
    if (node.type() != OspTypes.ROOT) {
      forget(node);
    }
  }

  private int erase(GraphObject object) {
    switch (object) {
      case NodeObject node -> remove(node);
      case EdgeObject edge -> {
        Ends ends = edge(edge).ends;
        if (ends == null) {
          return 0;
        }
        detach(edge, ends);
      }
    }
    return 1;
  }

  private void detach(EdgeObject edge, Ends ends) {
    node(ends.source()).edges.remove(edge);
    node(ends.target()).edges.remove(edge);
    edge(edge).ends = null;
    forget(edge);
  }

  private void forget(GraphObject object) {
    ObjectRecord record = record(object);
    record.persistent = false;
    byId.remove(record.id);
  }

  private Collection<? extends GraphObject> neighbours(GraphObject object) {
    return switch (object) {
      case NodeObject node -> node(node).edges;
      case EdgeObject edge -> {
        Ends ends = edge(edge).ends;
        yield ends == null ? List.of() : List.of(ends.source(), ends.target());
      }
    };
  }

  private Ends connected(EdgeObject edge) {
    Ends ends = edge(edge).ends;
    if (ends == null) {
      throw new IllegalStateException("a node lists an edge that is not connected");
    }
    return ends;
  }

  private @Nullable NodeObject far(NodeObject origin, EdgeRecord edge, Direction direction) {
    Ends ends = edge.ends;
    if (ends == null) {
      return null;
    }
    boolean out = ends.source() == origin && direction != Direction.IN;
    boolean in = ends.target() == origin && direction != Direction.OUT;
    if (out) {
      return ends.target();
    }
    return in ? ends.source() : null;
  }

  private static boolean matches(GraphObject object, @Nullable Set<String> names) {
    return names == null || names.contains(object.type().qualifiedName());
  }

  private static ObjectRecord record(GraphObject object) {
    return switch (object) {
      case NodeObject node -> node(node);
      case EdgeObject edge -> edge(edge);
    };
  }

  private static NodeRecord node(NodeObject node) {
    if (!(node.anchor() instanceof NodeRecord known)) {
      NodeRecord made = new NodeRecord();
      node.anchor(made);
      return made;
    }
    return known;
  }

  private static EdgeRecord edge(EdgeObject edge) {
    if (!(edge.anchor() instanceof EdgeRecord known)) {
      EdgeRecord made = new EdgeRecord();
      edge.anchor(made);
      return made;
    }
    return known;
  }

  /** What the graph notes about one object. */
  private abstract static class ObjectRecord {
    private final Map<String, AccessLevel> roots = new LinkedHashMap<>();
    private String id = "";
    private boolean persistent;
    private @Nullable String owner;
    private AccessLevel everybody = AccessLevel.NO_ACCESS;

    AccessRules.Grants grants() {
      return new AccessRules.Grants(everybody, roots);
    }
  }

  /** A node's edges, both ways, in the order in which they were made. */
  private static final class NodeRecord extends ObjectRecord {
    private final Set<EdgeObject> edges = new LinkedHashSet<>();
  }

  private static final class EdgeRecord extends ObjectRecord {
    private @Nullable Ends ends;
  }
}
