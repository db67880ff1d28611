package io.jacquard.jac.osp.graph;

import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.osp.access.AccessRules;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The graph as one call sees it: an identity-preserving view on a user's nodes and edges. The
 * language reaches nodes and edges only through this interface; {@link MemoryGraph} keeps them in
 * memory, the graph module keeps them in a store. One instance belongs to one call and one thread
 * at a time. Permission rules (spec/jac-language.md section 3.11) are the implementation's.
 */
public interface Graph {

  /** The root node of the current user. */
  NodeObject root();

  /** The object's id, minted at the first question; 32 lowercase hex digits. */
  String id(GraphObject object);

  /**
   * The node or edge with that id, {@code null} when there is none; {@code "root"} is the root.
   * PermissionError without READ on it.
   */
  @Nullable GraphObject find(String id);

  /** This call's object for a kept node or edge that another call left in a module global. */
  default GraphObject here(GraphObject object) {
    return object;
  }

  /** Whether the call began as the system root, whoever it acts for now. */
  boolean beganAsSystem();

  /**
   * Follows one hop from several origins at once, with a constant number of store queries.
   *
   * @return links in origin order and, per origin, in order of edge creation
   */
  List<Link> follow(List<NodeObject> origins, Pattern pattern);

  /**
   * Connects two nodes by an edge object that has no ends yet. Both become persistent when one of
   * them is (persistence by reachability, section 3.10). Does nothing without CONNECT on both.
   */
  void connect(NodeObject source, NodeObject target, EdgeObject edge, boolean undirected);

  /** Removes an edge; false when it was not connected or {@link AccessRules#mayDetach} denies. */
  boolean disconnect(EdgeObject edge);

  /**
   * Deletes a node with all its edges, or an edge. A root loses its edges and stays. Does nothing
   * without WRITE on the node.
   */
  void delete(GraphObject object);

  /** Makes an object persistent by hand. */
  void save(GraphObject object);

  /** Makes everything done so far durable now. */
  void commit();

  /** Deletes everything the current root owns; the count of deleted objects. */
  int reset();

  /** Roots of all users, in an order of the store, read as they are asked for. */
  Iterable<NodeObject> allRoots();

  /** Sets what everybody may do with the object; PermissionError without WRITE on it. */
  void grant(GraphObject object, AccessLevel level);

  /** Sets what the owner of one root may do with the object; needs WRITE. */
  void allowRoot(GraphObject object, String rootId, AccessLevel level);

  /** Removes the entry of one root; needs WRITE. */
  void disallowRoot(GraphObject object, String rootId);

  /** The ends of an edge that is connected, else {@code null}. */
  @Nullable Ends ends(EdgeObject edge);

  /** What the graph has noted about an object. */
  Facts facts(GraphObject object);

  /** What the current root may do with the object; {@link AccessRules} says how it is reckoned. */
  AccessLevel level(GraphObject object);

  /**
   * Changes whose root the rest of the call acts for. Only a call that began as the system root may
   * do so; PermissionError otherwise.
   */
  void actAs(NodeObject root);

  /** The two ends of an edge, as connected. */
  record Ends(NodeObject source, NodeObject target, boolean undirected) {}

  /**
   * What the graph has noted about one object.
   *
   * @param owner id of the root that owns the object; {@code null} until it is persistent
   * @param everybody what {@link #grant} allows to all
   */
  record Facts(boolean persistent, @Nullable String owner, AccessLevel everybody) {}

  /** A link found by {@link #follow}: the edge it runs over and the node at its far end. */
  record Link(NodeObject origin, EdgeObject edge, NodeObject far) {}

  /**
   * What {@link #follow} looks for. Type names are a hint that lets a store skip what cannot match;
   * {@code null} means any. A class matches when its qualified name is in the set, so callers pass
   * the names of the class and all its subclasses.
   */
  record Pattern(
      Direction direction, @Nullable Set<String> edgeTypes, @Nullable Set<String> nodeTypes) {}

  /** Which edges of a node are meant. */
  enum Direction {
    OUT,
    IN,
    ANY
  }
}
