package io.jacquard.jac.osp.access;

import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with an object: spec/jac-language.md section 3.11. Every graph implementation
 * gathers the grants from where it keeps them and asks here.
 */
public final class AccessRules {
  /** The id of the system root, which may do everything. */
  public static final String SYSTEM_ROOT = "00000000000000000000000000000000";

  private static final String DECIDER = "__jac_access__";

  private AccessRules() {}

  /**
   * What an object or a root allows to others.
   *
   * @param roots per root id
   */
  public record Grants(AccessLevel everybody, Map<String, AccessLevel> roots) {
    public static final Grants NOTHING = new Grants(AccessLevel.NO_ACCESS, Map.of());

    public Grants {
      roots = Map.copyOf(roots);
    }
  }

  /**
   * The level of a root on a persistent object.
   *
   * @param root id of the root that asks
   * @param id of the object
   * @param owner id of the root that owns it
   * @param own grants on the object itself
   * @param ofOwner grants on the owner's root; they hold for all that it owns
   */
  public static AccessLevel level(
      String root,
      GraphObject object,
      String id,
      @Nullable String owner,
      Grants own,
      Grants ofOwner) {
    if (root.equals(SYSTEM_ROOT) || root.equals(owner) || root.equals(id)) {
      return AccessLevel.WRITE;
    }
    AccessLevel custom = custom(object);
    if (custom != null) {
      return custom;
    }
    AccessLevel level = higher(own.everybody(), ofOwner.everybody());
    level = ofOwner.roots().getOrDefault(root, level);
    return own.roots().getOrDefault(root, level);
  }

  /**
   * Whether an edge may be taken off: by who may write it, by who may write either of its ends, and
   * by who may connect both.
   */
  public static boolean mayDetach(AccessLevel edge, AccessLevel source, AccessLevel target) {
    return edge == AccessLevel.WRITE
        || source == AccessLevel.WRITE
        || target == AccessLevel.WRITE
        || (source.allows(AccessLevel.CONNECT) && target.allows(AccessLevel.CONNECT));
  }

  /**
   * Whether an edge may be read: by who may read it itself, and by who may read the nodes that it
   * connects.
   */
  public static boolean mayReadEdge(AccessLevel edge, AccessLevel source, AccessLevel target) {
    return edge.allows(AccessLevel.READ)
        || (source.allows(AccessLevel.READ) && target.allows(AccessLevel.READ));
  }

  /**
   * The error of an action without the level that it needs.
   *
   * @param action as it follows "to"
   */
  public static JacError denied(AccessLevel needed, String action, String id) {
    return Errors.make("PermissionError", needed + " is needed to " + action + " " + id);
  }

  /** Whether the object's class decides by itself, which may depend on the object's attributes. */
  public static boolean decidesItself(GraphObject object) {
    return object.type().lookup(DECIDER) != null;
  }

  /** What the class's own {@code __jac_access__} says; {@code null} when it leaves it to us. */
  private static @Nullable AccessLevel custom(GraphObject object) {
    if (!decidesItself(object)) {
      return null;
    }
    Object answer = Ops.call(Ops.getAttr(object, DECIDER));
    return answer == None.NONE ? null : AccessLevel.of(answer);
  }

  private static AccessLevel higher(AccessLevel a, AccessLevel b) {
    return a.allows(b) ? a : b;
  }
}
