package io.jacquard.jac.osp.graph;

import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.osp.walk.Walk;
import io.jacquard.jac.osp.walk.WalkerObject;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code x.__jac__} answers: the graph's view of an archetype's object, made at each question.
 */
public record Anchor(Instance archetype) implements NativeValue {
  private static final PyType PLAIN = type("Anchor");
  private static final PyType NODE = type("NodeAnchor");
  private static final PyType EDGE = type("EdgeAnchor");
  private static final PyType WALKER = type("WalkerAnchor");
  private static final PyType ACCESS = type("Permission");

  private static PyType type(String name) {
    return new PyType(name, "jaclang", PyType.Kind.BUILTIN, List.of(BuiltinTypes.OBJECT));
  }

  @Override
  public PyType type() {
    return switch (archetype) {
      case NodeObject _ -> NODE;
      case EdgeObject _ -> EDGE;
      case WalkerObject _ -> WALKER;
      default -> PLAIN;
    };
  }

  @Override
  public @Nullable Object attr(String name) {
    if (name.equals("archetype")) {
      return archetype;
    }
    return switch (archetype) {
      case GraphObject object -> ofGraph(object, name);
      default -> ofPlain(archetype, name);
    };
  }

  @Override
  public boolean equalTo(Object other) {
    return equals(other);
  }

  @Override
  public long hash() {
    return System.identityHashCode(archetype);
  }

  @Override
  public String repr() {
    return type().name() + "(archetype=" + Ops.repr(archetype) + ")";
  }

  private static @Nullable Object ofGraph(GraphObject object, String name) {
    Graph graph = Execution.current().graph();
    return switch (name) {
      case "id" -> new IdValue(graph.id(object));
      case "root" -> {
        String owner = graph.facts(object).owner();
        yield owner == null ? None.NONE : new IdValue(owner);
      }
      case "persistent" -> graph.facts(object).persistent();
      case "access" -> new Access(graph.facts(object).everybody());
      default ->
          switch (object) {
            case NodeObject node -> name.equals("edges") ? edges(graph, node) : null;
            case EdgeObject edge -> ofEdge(graph.ends(edge), name);
          };
    };
  }

  private static @Nullable Object ofPlain(Instance object, String name) {
    if (name.equals("id")) {
      return new IdValue(TransientIds.of(object));
    }
    return object instanceof WalkerObject walker ? ofWalk(walker.walk(), name) : null;
  }

  private static PyList edges(Graph graph, NodeObject node) {
    PyList anchors = new PyList();
    Graph.Pattern all = new Graph.Pattern(Graph.Direction.ANY, null, null);
    graph.follow(List.of(node), all).forEach(link -> anchors.append(new Anchor(link.edge())));
    return anchors;
  }

  private static @Nullable Object ofEdge(Graph.@Nullable Ends ends, String name) {
    if (ends == null) {
      return null;
    }
    return switch (name) {
      case "source" -> new Anchor(ends.source());
      case "target" -> new Anchor(ends.target());
      case "is_undirected" -> ends.undirected();
      default -> null;
    };
  }

  private static @Nullable Object ofWalk(@Nullable Walk walk, String name) {
    return switch (name) {
      case "disengaged" -> walk != null && walk.disengaged();
      case "path" -> {
        PyList anchors = new PyList();
        if (walk != null) {
          walk.path().forEach(location -> anchors.append(new Anchor(location)));
        }
        yield anchors;
      }
      default -> null;
    };
  }

  /** What {@code x.__jac__.access} shows. */
  private record Access(AccessLevel everybody) implements NativeValue {
    @Override
    public PyType type() {
      return ACCESS;
    }

    @Override
    public @Nullable Object attr(String name) {
      return name.equals("all") ? (Object) (long) everybody.value() : null;
    }
  }
}
