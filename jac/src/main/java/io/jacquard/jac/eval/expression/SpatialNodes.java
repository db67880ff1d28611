package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.call.CallNode;
import io.jacquard.jac.osp.Osp;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.path.Comparison;
import io.jacquard.jac.osp.path.Condition;
import io.jacquard.jac.osp.path.Filter;
import io.jacquard.jac.osp.path.Hop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spawning, visiting, connecting and following edges. */
public final class SpatialNodes {
  private SpatialNodes() {}

  public static final class Root extends Node {
    @Override
    public Object execute(Frame frame) {
      return Osp.root();
    }
  }

  public static final class Spawn extends Node {
    private final Node left;
    private final Node right;

    public Spawn(Node left, Node right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public Object execute(Frame frame) {
      Object a = left.execute(frame);
      return Osp.spawn(a, right.execute(frame));
    }
  }

  public static final class Connect extends Node {
    private final Node left;
    private final Graph.Direction direction;
    private final @Nullable Node edge;
    private final List<String> names;
    private final Node[] values;
    private final Node right;

    public Connect(
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
    public Object execute(Frame frame) {
      Object from = left.execute(frame);
      Object type = edge == null ? null : edge.execute(frame);
      List<Object> assigned = List.of(CallNode.evaluate(values, frame));
      return Osp.connect(from, right.execute(frame), direction, type, names, assigned);
    }
  }

  public static final class Disconnect extends Node {
    private final Node left;
    private final Graph.Direction direction;
    private final FilterNode edge;
    private final Node right;

    public Disconnect(Node left, Graph.Direction direction, FilterNode edge, Node right) {
      this.left = left;
      this.direction = direction;
      this.edge = edge;
      this.right = right;
    }

    @Override
    public Object execute(Frame frame) {
      Object from = left.execute(frame);
      Filter filter = edge.evaluate(frame);
      return Osp.disconnect(from, right.execute(frame), direction, filter);
    }
  }

  /** A filter whose type and values are evaluated anew each time. */
  public record FilterNode(@Nullable Node type, List<ConditionNode> conditions) {
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

  public record ConditionNode(String field, Comparison op, Node value) {}

  public record HopNode(Graph.Direction direction, FilterNode edge, FilterNode node) {}

  public static final class References extends Node {
    private final Node origin;
    private final boolean edges;
    private final HopNode[] hops;

    public References(Node origin, boolean edges, HopNode[] hops) {
      this.origin = origin;
      this.edges = edges;
      this.hops = hops;
    }

    @Override
    public Object execute(Frame frame) {
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

  public static final class FilterItems extends Node {
    private final Node items;
    private final FilterNode filter;

    public FilterItems(Node items, FilterNode filter) {
      this.items = items;
      this.filter = filter;
    }

    @Override
    public Object execute(Frame frame) {
      Object all = items.execute(frame);
      return Osp.filter(all, filter.evaluate(frame));
    }
  }

  public static final class AssignAll extends Node {
    private final Node items;
    private final List<String> names;
    private final Node[] values;

    public AssignAll(Node items, List<String> names, Node[] values) {
      this.items = items;
      this.names = names;
      this.values = values;
    }

    @Override
    public Object execute(Frame frame) {
      Object all = items.execute(frame);
      return Osp.assignAll(all, names, List.of(CallNode.evaluate(values, frame)));
    }
  }

  public static final class ObjectById extends Node {
    private final Node id;

    public ObjectById(Node id) {
      this.id = id;
    }

    @Override
    public Object execute(Frame frame) {
      return Osp.objectById(id.execute(frame));
    }
  }

  /** {@code visit}: whether anything was enqueued. */
  public static final class Visit extends Node {
    private final Node walker;
    private final Node target;
    private final @Nullable Node index;

    public Visit(Node walker, Node target, @Nullable Node index) {
      this.walker = walker;
      this.target = target;
      this.index = index;
    }

    @Override
    public Object execute(Frame frame) {
      return test(frame);
    }

    @Override
    public boolean test(Frame frame) {
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
