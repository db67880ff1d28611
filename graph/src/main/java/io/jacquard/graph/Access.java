package io.jacquard.graph;

import io.jacquard.graph.ObjectState.EdgeState;
import io.jacquard.graph.ObjectState.NodeState;
import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.osp.access.AccessRules;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Whom a call acts for and what it may do: the grants come from the store, the rules from jac. */
final class Access {
  private final ObjectTable objects;
  private final boolean beganAsSystem;
  private String rootId;

  Access(ObjectTable objects, String rootId) {
    this.objects = objects;
    this.rootId = rootId;
    this.beganAsSystem = rootId.equals(AccessRules.SYSTEM_ROOT);
  }

  /** The id of the root that the call acts for. */
  String rootId() {
    return rootId;
  }

  boolean beganAsSystem() {
    return beganAsSystem;
  }

  void actAs(String other) {
    if (!beganAsSystem) {
      throw Errors.make("PermissionError", "only the system root acts for other roots");
    }
    rootId = other;
    objects.all().forEach(state -> state.levelAsRead = null);
  }

  AccessLevel level(ObjectState state) {
    if (!state.persistent || isMine(state)) {
      return AccessLevel.WRITE;
    }
    objects.load(state);
    if (isMine(state)) {
      return AccessLevel.WRITE;
    }
    if (state.levelAsRead == null && !state.object().shape().loaded()) {
      decideByReading(state);
    }
    return state.levelAsRead == null ? granted(state) : state.levelAsRead;
  }

  /** Lets a class that decides by itself do so; to whom it denies READ its object stays unread. */
  private static void decideByReading(ObjectState state) {
    if (AccessRules.decidesItself(state.object())) {
      try {
        state.object().loadedShape();
      } catch (JacError failure) {
        if (state.levelAsRead == null) {
          throw failure;
        }
      }
    }
  }

  /**
   * Notes what a class that decides by itself says of an object as it was read, before the call can
   * change the attributes which that depends on.
   */
  void note(ObjectState state) {
    if (state.persistent && !isMine(state) && AccessRules.decidesItself(state.object())) {
      state.levelAsRead = granted(state);
    }
  }

  private AccessLevel granted(ObjectState state) {
    ObjectState owner = state.owner == null ? null : objects.node(state.owner);
    AccessRules.Grants ofOwner = owner == null ? AccessRules.Grants.NOTHING : owner.grants();
    return AccessRules.level(
        rootId, state.object(), state.id, state.owner, state.grants(), ofOwner);
  }

  boolean allows(ObjectState state, AccessLevel needed) {
    return level(state).allows(needed);
  }

  /**
   * Raises PermissionError without the level.
   *
   * @param action as it follows "to"
   */
  void require(AccessLevel needed, String action, ObjectState state) {
    if (!allows(state, needed)) {
      throw AccessRules.denied(needed, action, state.id);
    }
  }

  /** Raises PermissionError where an object may not be read. */
  void requireRead(ObjectState state) {
    if (!mayRead(state)) {
      throw AccessRules.denied(AccessLevel.READ, "reach", state.id);
    }
  }

  private boolean mayRead(ObjectState state) {
    AccessLevel own = level(state);
    return (state instanceof EdgeState edge && edge.ends != null)
        ? AccessRules.mayReadEdge(own, levelOf(edge.ends.source()), levelOf(edge.ends.target()))
        : own.allows(AccessLevel.READ);
  }

  /** The level on a node, which may be gone. */
  AccessLevel levelOf(String nodeId) {
    NodeState node = objects.node(nodeId);
    return node == null ? AccessLevel.NO_ACCESS : level(node);
  }

  /** Reads the roots that own some objects in one query, before their levels are asked for. */
  void prepare(Collection<? extends ObjectState> states) {
    Set<String> owners = new LinkedHashSet<>();
    for (ObjectState state : states) {
      if (state.owner != null && !isMine(state)) {
        owners.add(state.owner);
      }
    }
    objects.loadNodes(owners);
  }

  private boolean isMine(ObjectState state) {
    return rootId.equals(AccessRules.SYSTEM_ROOT)
        || rootId.equals(state.owner)
        || rootId.equals(state.id);
  }
}
