package io.jacquard.jac.eval;

import io.jacquard.jac.osp.Comparison;
import io.jacquard.jac.osp.Condition;
import io.jacquard.jac.osp.Filter;
import io.jacquard.jac.osp.Graph;
import io.jacquard.jac.osp.Hop;
import io.jacquard.jac.osp.Osp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spawning, visiting, connecting and following edges. */
final class SpatialNodes {
  private SpatialNodes() {}

  static final class Root extends Node {
    @Override
    Object execute(Frame frame) {
      return Osp.root();
    }
  }

  static final class Spawn extends Node {
    private final Node left;
    private final Node right;

    Spawn(Node left, Node right) {
      this.left = left;
      this.right = right;
    }

    @Override
    Object execute(Frame frame) {
      Object a = left.execute(frame);
      return Osp.spawn(a, right.execute(frame));
    }
  }

  static final class Connect extends Node {
    private final Node left;
    private final Graph.Direction direction;
    private final @Nullable Node edge;
    private final List<String> names;
    private final Node[] values;
    private final Node right;

    Connect(
        Node left,
        Graph.Direction direction,
        @Nullable Node edge,
        List<String> names,
        Node[] values,
        Node right) {
      this.left = left;
      this.direction = direction;
      this.edge = edge;
      this.names = names;
      this.values = values;
      this.right = right;
    }

    @Override
    Object execute(Frame frame) {
      Object from = left.execute(frame);
      Object type = edge == null ? null : edge.execute(frame);
      List<Object> assigned = List.of(CallNode.evaluate(values, frame));
      return Osp.connect(from, right.execute(frame), direction, type, names, assigned);
    }
  }

  static final class Disconnect extends Node {
    private final Node left;
    private final Graph.Direction direction;
    private final FilterNode edge;
    private final Node right;

    Disconnect(Node left, Graph.Direction direction, FilterNode edge, Node right) {
      this.left = left;
      this.direction = direction;
      this.edge = edge;
      this.right = right;
    }

    @Override
    Object execute(Frame frame) {
      Object from = left.execute(frame);
      Filter filter = edge.evaluate(frame);
      return Osp.disconnect(from, right.execute(frame), direction, filter);
    }
  }

  /** A filter whose type and values are evaluated anew each time. */
  record FilterNode(@Nullable Node type, List<ConditionNode> conditions) {
    Filter evaluate(Frame frame) {
      if (type == null && conditions.isEmpty()) {
        return Filter.ANY;
      }
      Object accepted = type == null ? null : type.execute(frame);
      List<Condition> all = new ArrayList<>(conditions.size());
      for (ConditionNode c : conditions) {
        all.add(new Condition(c.field, c.op, c.value.execute(frame)));
      }
      return new Filter(accepted, all);
    }
  }

  record ConditionNode(String field, Comparison op, Node value) {}

  record HopNode(Graph.Direction direction, FilterNode edge, FilterNode node) {}

  static final class References extends Node {
    private final Node origin;
    private final boolean edges;
    private final HopNode[] hops;

    References(Node origin, boolean edges, HopNode[] hops) {
      this.origin = origin;
      this.edges = edges;
      this.hops = hops;
    }

    @Override
    Object execute(Frame frame) {
      Object from = origin.execute(frame);
      return Osp.references(from, evaluate(frame), edges);
    }

    private List<Hop> evaluate(Frame frame) {
      List<Hop> evaluated = new ArrayList<>(hops.length);
      for (HopNode hop : hops) {
        Filter edge = hop.edge.evaluate(frame);
        evaluated.add(new Hop(hop.direction, edge, hop.node.evaluate(frame)));
      }
      return evaluated;
    }
  }

  static final class FilterItems extends Node {
    private final Node items;
    private final FilterNode filter;

    FilterItems(Node items, FilterNode filter) {
      this.items = items;
      this.filter = filter;
    }

    @Override
    Object execute(Frame frame) {
      Object all = items.execute(frame);
      return Osp.filter(all, filter.evaluate(frame));
    }
  }

  static final class AssignAll extends Node {
    private final Node items;
    private final List<String> names;
    private final Node[] values;

    AssignAll(Node items, List<String> names, Node[] values) {
      this.items = items;
      this.names = names;
      this.values = values;
    }

    @Override
    Object execute(Frame frame) {
      Object all = items.execute(frame);
      return Osp.assignAll(all, names, List.of(CallNode.evaluate(values, frame)));
    }
  }

  static final class ObjectById extends Node {
    private final Node id;

    ObjectById(Node id) {
      this.id = id;
    }

    @Override
    Object execute(Frame frame) {
      return Osp.objectById(id.execute(frame));
    }
  }

  /** {@code visit}: whether anything was enqueued. */
  static final class Visit extends Node {
    private final Node walker;
    private final Node target;
    private final @Nullable Node index;

    Visit(Node walker, Node target, @Nullable Node index) {
      this.walker = walker;
      this.target = target;
      this.index = index;
    }

    @Override
    Object execute(Frame frame) {
      return test(frame);
    }

    @Override
    boolean test(Frame frame) {
      Object visitor = walker.execute(frame);
      if (target instanceof References path && path.edges) {
        Object from = path.origin.execute(frame);
        List<Hop> hops = path.evaluate(frame);
        Object place = index == null ? null : index.execute(frame);
        return Osp.visitEdges(visitor, from, hops, place);
      }
      Object targets = target.execute(frame);
      return index == null
          ? Osp.visit(visitor, targets)
          : Osp.visit(visitor, targets, index.execute(frame));
    }
  }
}
